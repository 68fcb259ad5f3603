// Nothing: the file that the rooms' precompiled header is made for.
