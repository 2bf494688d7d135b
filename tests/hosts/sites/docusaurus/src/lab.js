import "threadlocal-lab";
