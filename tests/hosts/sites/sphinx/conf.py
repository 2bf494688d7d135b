project = "A site of Sphinx"
html_theme = "alabaster"
html_static_path = ["threadlocal-lab"]
html_js_files = [("threadlocal-lab.js", {"type": "module"})]
exclude_patterns = ["threadlocal-lab"]
