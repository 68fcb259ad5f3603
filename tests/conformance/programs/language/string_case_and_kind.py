"""Upper, lower, title, and what kind of characters a string has."""
for text in ("hello World", "STRASSE", "ß", "İ", "ǆ", "they're here", ""):
    print(repr(text.upper()), repr(text.lower()), repr(text.title()), repr(text.capitalize()), repr(text.swapcase()), repr(text.casefold()))
for text in ("abc", "abc1", "123", "½", "²", " \t", "Abc Def", "a_1", "1a", "def", "", "é", "a\n"):
    print(repr(text), text.isalpha(), text.isalnum(), text.isdigit(), text.isdecimal(), text.isnumeric(), text.isspace(),
          text.istitle(), text.isupper(), text.islower(), text.isidentifier(), text.isascii(), text.isprintable())
