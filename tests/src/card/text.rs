//! Reads the rules of a card out of the source of an article's section.

/// The text of each rule of `<lab-card>`, without markup and with single
/// spaces; nothing if there is no card.
pub fn rules_in(section: &str) -> Vec<String> {
    let card = section.split_once("<lab-card").map_or("", |(_, rest)| rest);
    let card = card.split_once("</lab-card>").map_or("", |(card, _)| card);
    card.split("<li>").skip(1).map(plain).collect()
}

fn plain(markup: &str) -> String {
    let mut text = String::new();
    for (index, piece) in markup.split('<').enumerate() {
        let shown = match index {
            0 => piece,
            _ => piece.split_once('>').map_or("", |(_, shown)| shown),
        };
        text += shown;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
