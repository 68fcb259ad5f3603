"""string and textwrap."""
import string
import textwrap

print(string.ascii_lowercase, string.digits, string.hexdigits, string.punctuation, repr(string.whitespace), string.capwords("ab  cd"))
print(string.Template("$name owes ${amount} $$").substitute(name="Ann", amount=5), string.Template("$a $b").safe_substitute(a=1))
try:
    string.Template("$missing").substitute()
except KeyError as error:
    print(repr(error))
print(textwrap.dedent("""\
    first
      second

    third"""))
text = "the quick brown fox jumps over the lazy dog " * 2
print(textwrap.fill(text, width=30), textwrap.wrap("aaa bbb ccc", 7), textwrap.shorten("hello wonderful world", 15), textwrap.indent("a\n\nb", "> "), sep="\n")
print(textwrap.fill(text, 25, initial_indent="* ", subsequent_indent="  "), textwrap.wrap("averyveryverylongword short", 10), sep="\n")
