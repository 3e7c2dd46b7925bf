"""Activities as Excel: the template people fill in, reading it back safely, what each row means."""
