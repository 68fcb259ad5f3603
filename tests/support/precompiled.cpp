// Nothing: the file that the precompiled header of the test programs is made for.
