"""Command-line arguments. Help and errors are laid out for 80 columns."""

import sys
from textwrap import TextWrapper as _TextWrapper

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

_columns = 80
_UNRECOGNIZED = "_unrecognized_args"


class ArgumentTypeError(Exception):
    """A type function says why a text is no value."""


def _name_of(action):
    if action is None:
        return None
    if action.option_strings:
        return "/".join(action.option_strings)
    if action.metavar not in (None, SUPPRESS):
        return action.metavar
    if action.dest not in (None, SUPPRESS):
        return action.dest
    if action.choices:
        return "{" + ",".join(map(str, action.choices)) + "}"
    return None


class ArgumentError(Exception):
    """The value of one argument is wrong."""

    def __init__(self, argument, message):
        self.argument_name = _name_of(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return str(self.message)
        return f"argument {self.argument_name}: {self.message}"


class Namespace:
    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__

    def __repr__(self):
        parts = []
        others = {}
        for name, value in self.__dict__.items():
            if name.isidentifier():
                parts.append(f"{name}={value!r}")
            else:
                others[name] = value
        if others:
            parts.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    __hash__ = None


# ---- help ----


def _wrapped(text, width):
    return _TextWrapper(width=width).wrap(" ".join(text.split()))


class HelpFormatter:
    """Lays out usage and help: sections of text and of arguments, each argument's help in a column of its own."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _columns - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._indent = 0
        self._action_max_length = 0
        self._items = []
        self._open_sections = []

    # What is to be printed is collected first: the width of the first column depends on all of it.

    def start_section(self, heading):
        self._indent += self._indent_increment
        self._open_sections.append((heading, self._items))
        self._items = []

    def end_section(self):
        items = self._items
        heading, self._items = self._open_sections.pop()
        self._indent -= self._indent_increment
        indent = self._indent
        self._items.append(lambda: self._format_section(heading, indent, items))

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            indent = self._indent
            self._items.append(lambda: self._format_text(text, indent))

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            indent = self._indent
            actions, groups = list(actions), list(groups)
            self._items.append(lambda: self._format_usage(usage, actions, groups, prefix, indent))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._indent]
        subactions = list(self._subactions_of(action))
        lengths += [len(self._format_action_invocation(each)) + self._indent + self._indent_increment for each in subactions]
        self._action_max_length = max([self._action_max_length] + lengths)
        indent = self._indent
        self._items.append(lambda: self._format_action(action, indent))

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = "".join(part for part in (item() for item in self._items) if part and part is not SUPPRESS)
        while "\n\n\n" in text:
            text = text.replace("\n\n\n", "\n\n")
        text = text.strip("\n")
        return text + "\n" if text else ""

    def _format_section(self, heading, indent, items):
        body = "".join(part for part in (item() for item in items) if part and part is not SUPPRESS)
        if not body:
            return ""
        title = f"{' ' * indent}{heading}:\n" if heading is not SUPPRESS and heading is not None else ""
        return f"\n{title}{body}\n"

    def _format_text(self, text, indent):
        if "%(prog)" in text:
            text = text % {"prog": self._prog}
        return self._fill_text(text, max(self._width - indent, 11), " " * indent) + "\n\n"

    # ---- usage ----

    def _format_usage(self, usage, actions, groups, prefix, indent):
        if prefix is None:
            prefix = "usage: "
        if usage is not None:
            return f"{prefix}{usage % {'prog': self._prog}}\n\n"
        prog = f"{self._prog}"
        if not actions:
            return f"{prefix}{prog}\n\n"
        optionals = self._usage_parts([action for action in actions if action.option_strings], groups)
        positionals = self._usage_parts([action for action in actions if not action.option_strings], groups)
        usage = " ".join(text for text in [prog] + optionals + positionals if text)
        width = max(self._width - indent, 11)
        if len(prefix) + len(usage) > width:
            usage = self._wrap_usage(prefix, prog, optionals, positionals, width)
        return f"{prefix}{usage}\n\n"

    def _wrap_usage(self, prefix, prog, optionals, positionals, width):
        def lines_of(parts, indent, first=None):
            lines = []
            line = []
            length = (len(indent) if first is None else len(first)) - 1
            for part in parts:
                if length + 1 + len(part) > width and line:
                    lines.append(indent + " ".join(line))
                    line = []
                    length = len(indent) - 1
                line.append(part)
                length += len(part) + 1
            if line:
                lines.append(indent + " ".join(line))
            if first is not None:
                lines[0] = lines[0][len(indent):]
            return lines

        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if optionals:
                lines = lines_of([prog] + optionals, indent, prefix) + lines_of(positionals, indent)
            elif positionals:
                lines = lines_of([prog] + positionals, indent, prefix)
            else:
                lines = [prog]
        else:
            indent = " " * len(prefix)
            lines = lines_of(optionals + positionals, indent)
            if len(lines) > 1:
                lines = lines_of(optionals, indent) + lines_of(positionals, indent)
            lines = [prog] + lines
        return "\n".join(lines)

    def _usage_parts(self, actions, groups):
        """How each action stands in the usage line; the members of an exclusive group are tied together by bars."""
        parts = []
        index = 0
        starts = {}
        for group in groups:
            members = group._group_actions
            if not members or all(action.help is SUPPRESS for action in members):
                continue
            for start in range(len(actions)):
                if actions[start:start + len(members)] == members:
                    starts[start] = group
                    break
        while index < len(actions):
            group = starts.get(index)
            if group is None:
                part = self._usage_part(actions[index])
                if part is not None:
                    parts.append(part)
                index += 1
                continue
            members = group._group_actions
            inner = [part for part in (self._usage_part(action, True) for action in members) if part is not None]
            opening, closing = ("(", ")") if group.required else ("[", "]")
            if len(inner) == 1 and group.required:
                opening = closing = ""
            # The pieces stay separate: a line may be broken between them.
            for position, part in enumerate(inner):
                before = opening if position == 0 else ""
                after = closing if position == len(inner) - 1 else " |"
                text = before + part + after
                if after == " |":
                    parts += [before + part, "|"]
                else:
                    parts.append(text)
            index += len(members)
        return self._rejoined(parts)

    @staticmethod
    def _rejoined(parts):
        """As CPython's usage is cut into pieces: a bracketed part is one piece."""
        pieces = []
        depth = 0
        for part in parts:
            if depth > 0:
                pieces[-1] += " " + part
            else:
                pieces.append(part)
            opening = sum(part.count(c) for c in "([") - sum(part.count(c) for c in ")]")
            depth = max(depth + opening, 0)
        return pieces

    def _usage_part(self, action, in_group=False):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if in_group and part[:1] == "[" and part[-1:] == "]":
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            part = f"{action.option_strings[0]} {self._format_args(action, self._get_default_metavar_for_optional(action))}"
        return part if action.required or in_group else f"[{part}]"

    # ---- arguments ----

    def _format_action(self, action, indent):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        action_width = help_position - indent - 2
        header = self._format_action_invocation(action)
        has_help = bool(action.help and action.help.strip())
        if not action.help:
            parts = [f"{' ' * indent}{header}\n"]
        elif len(header) <= action_width:
            parts = [f"{' ' * indent}{header:<{action_width}}  "]
        else:
            parts = [f"{' ' * indent}{header}\n"]
        if has_help:
            lines = self._split_lines(self._expand_help(action), help_width)
            first_indent = 0 if len(header) <= action_width else help_position
            if lines:
                parts.append(f"{' ' * first_indent}{lines[0]}\n")
                parts += [f"{' ' * help_position}{line}\n" for line in lines[1:]]
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        self._indent, saved = indent + self._indent_increment, self._indent
        parts += [self._format_action(each, self._indent) for each in self._subactions_of(action)]
        self._indent = saved
        return "".join(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            return " ".join(self._metavar_formatter(action, self._get_default_metavar_for_positional(action))(1))
        if action.nargs == 0:
            return ", ".join(action.option_strings)
        arguments = self._format_args(action, self._get_default_metavar_for_optional(action))
        return ", ".join(f"{option} {arguments}" for option in action.option_strings)

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{" + ",".join(str(choice) for choice in action.choices) + "}"
        else:
            result = default_metavar
        return lambda count: result if isinstance(result, tuple) else (result,) * count

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        if action.nargs is None:
            return "%s" % metavar(1)
        if action.nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if action.nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if action.nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if action.nargs == REMAINDER:
            return "..."
        if action.nargs == PARSER:
            return "%s ..." % metavar(1)
        if action.nargs == SUPPRESS:
            return ""
        return " ".join(metavar(action.nargs)[:action.nargs])

    def _expand_help(self, action):
        params = {**vars(action), "prog": self._prog}
        params = {name: value for name, value in params.items() if value is not SUPPRESS}
        for name, value in list(params.items()):
            if hasattr(value, "__name__"):
                params[name] = value.__name__
        if params.get("choices") is not None:
            params["choices"] = ", ".join(str(choice) for choice in params["choices"])
        return self._get_help_string(action) % params

    def _subactions_of(self, action):
        return action._get_subactions() if hasattr(action, "_get_subactions") else ()

    # What the other formatters change.

    def _split_lines(self, text, width):
        return _wrapped(text, width)

    def _fill_text(self, text, width, indent):
        return _TextWrapper(width=width, initial_indent=indent, subsequent_indent=indent).fill(" ".join(text.split()))

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ""
        if "%(default)" not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# ---- actions ----


class Action:
    """What happens when an argument is met."""

    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar

    def __repr__(self):
        names = ["option_strings", "dest", "nargs", "const", "default", "type", "choices", "required", "help", "metavar"]
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError(".__call__() not defined")


class _StoreAction(Action):
    def __init__(self, option_strings, dest, nargs=None, const=None, default=None, type=None, choices=None, required=False, help=None,
                 metavar=None):
        if nargs == 0:
            raise ValueError("nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store "
                             "const may be more appropriate")
        if const is not None and nargs != OPTIONAL:
            raise ValueError("nargs must be %r to supply const" % OPTIONAL)
        super().__init__(option_strings, dest, nargs, const, default, type, choices, required, help, metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None):
        super().__init__(option_strings, dest, const=True, default=default, required=required, help=help)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None):
        super().__init__(option_strings, dest, const=False, default=default, required=required, help=help)


class BooleanOptionalAction(Action):
    def __init__(self, option_strings, dest, default=None, type=None, choices=None, required=False, help=None, metavar=None):
        both = []
        for option in option_strings:
            both.append(option)
            if option.startswith("--"):
                both.append("--no-" + option[2:])
        super().__init__(both, dest, nargs=0, default=default, type=type, choices=choices, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith("--no-"))

    def format_usage(self):
        return " | ".join(self.option_strings)


def _copy_of_items(items):
    return [] if items is None else list(items)


class _AppendAction(Action):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_of_items(getattr(namespace, self.dest, None))
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(self, option_strings, dest, const=None, default=None, required=False, help=None, metavar=None):
        super().__init__(option_strings, dest, nargs=0, const=const, default=default, required=required, help=help, metavar=metavar)

    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_of_items(getattr(namespace, self.dest, None))
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _copy_of_items(getattr(namespace, self.dest, None))
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, required=required, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, (getattr(namespace, self.dest, None) or 0) + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help="show program's version number and exit"):
        super().__init__(option_strings, dest, nargs=0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version
        if version is None:
            version = parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), sys.stdout)
        parser.exit()


class _SubParsersAction(Action):
    class _ChoicesPseudoAction(Action):
        def __init__(self, name, aliases, help):
            shown = name + (f" ({', '.join(aliases)})" if aliases else "")
            super().__init__([], dest=shown, help=help, metavar=shown)

    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        super().__init__(option_strings, dest, nargs=PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar)

    def add_parser(self, name, **kwargs):
        if kwargs.get("prog") is None:
            kwargs["prog"] = f"{self._prog_prefix} {name}"
        aliases = kwargs.pop("aliases", ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f"conflicting subparser: {name}")
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f"conflicting subparser alias: {alias}")
        if "help" in kwargs:
            self._choices_actions.append(self._ChoicesPseudoAction(name, aliases, kwargs.pop("help")))
        parser = self._parser_class(**kwargs)
        for each in (name, *aliases):
            self._name_parser_map[each] = parser
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        try:
            subparser = self._name_parser_map[name]
        except KeyError:
            raise ArgumentError(self, f"unknown parser {name!r} (choices: {', '.join(self._name_parser_map)})") from None
        parsed, unrecognized = subparser.parse_known_args(rest, None)
        for key, value in vars(parsed).items():
            setattr(namespace, key, value)
        if unrecognized:
            vars(namespace).setdefault(_UNRECOGNIZED, [])
            getattr(namespace, _UNRECOGNIZED).extend(unrecognized)


_actions = {
    None: _StoreAction,
    "store": _StoreAction,
    "store_const": _StoreConstAction,
    "store_true": _StoreTrueAction,
    "store_false": _StoreFalseAction,
    "append": _AppendAction,
    "append_const": _AppendConstAction,
    "count": _CountAction,
    "help": _HelpAction,
    "version": _VersionAction,
    "extend": _ExtendAction,
}


# ---- declaring arguments ----


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        if conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {conflict_handler!r}")
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        # Non-empty if an option looks like a negative number: then such arguments are options.
        self._has_negative_number_optionals = []

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or len(args) == 1 and args[0][0] not in chars:
            if args and "dest" in kwargs:
                raise ValueError("dest supplied twice for positional argument")
            kwargs = self._positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._optional_kwargs(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        action_class = _actions.get(name, name) if name is None or isinstance(name, str) else name
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        if action.type is not None and not callable(action.type):
            raise ValueError(f"{action.type!r} is not callable")
        if isinstance(action.metavar, tuple) and isinstance(action.nargs, int) and len(action.metavar) != action.nargs:
            raise ValueError("length of metavar tuple does not match nargs")
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _is_negative_number(option) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _check_conflict(self, action):
        taken = [option for option in action.option_strings if option in self._option_string_actions]
        if not taken:
            return
        if self.conflict_handler == "error":
            plural = "s" if len(taken) > 1 else ""
            raise ArgumentError(action, f"conflicting option string{plural}: {', '.join(taken)}")
        for option in taken:
            other = self._option_string_actions.pop(option)
            other.option_strings.remove(option)
            if not other.option_strings:
                other.container._remove_action(other)

    def _positional_kwargs(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        if kwargs.get("nargs") not in (OPTIONAL, ZERO_OR_MORE):
            kwargs["required"] = True
        if kwargs.get("nargs") == ZERO_OR_MORE and "default" not in kwargs:
            kwargs["required"] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional_kwargs(self, *args, **kwargs):
        options = []
        long_options = []
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
            options.append(option)
            if len(option) > 1 and option[1] in self.prefix_chars:
                long_options.append(option)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long_options or options)[0].lstrip(self.prefix_chars)
            if not dest:
                raise ValueError(f"dest= is required for options like {args[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=options)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        super().__init__(description, container.prefix_chars, container.argument_default, container.conflict_handler)
        self.title = title
        self._group_actions = []
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)


# ---- matching ----


def _is_negative_number(text):
    digits = text[1:]
    return text[:1] == "-" and digits.count(".") <= 1 and digits.replace(".", "", 1).isdigit() and not digits.endswith(".")


def _match_one(nargs, marks, is_option):
    """How many of `marks` ('A' an argument, 'O' an option, '-' the mark "--") an argument may take: greediest first."""
    run = 0
    while run < len(marks) and (marks[run] == "A" or marks[run] == "-" and not is_option):
        run += 1
    if nargs in (REMAINDER, PARSER):
        if nargs == PARSER and "A" not in marks[:run]:
            return
        least = 0 if nargs == REMAINDER else marks.index("A") + 1
        if is_option:
            while run < len(marks) and marks[run] != "-":
                run += 1
            yield from range(run, least - 1, -1)
        else:
            yield from range(len(marks), least - 1, -1)
        return
    if nargs is None:
        least = most = 1
    elif nargs == OPTIONAL:
        least, most = 0, 1
    elif nargs == ZERO_OR_MORE:
        least, most = 0, run
    elif nargs == ONE_OR_MORE:
        least, most = 1, run
    elif nargs == SUPPRESS:
        least = most = 0
    else:
        least = most = nargs
    for count in range(run, -1, -1):
        if least <= marks[:count].count("A") <= most:
            yield count


def _match_all(actions, marks):
    """How many marks each action takes, the first ones as many as they can; None if they cannot all be served."""
    if not actions:
        return []
    for count in _match_one(actions[0].nargs, marks, False):
        rest = _match_all(actions[1:], marks[count:])
        if rest is not None:
            return [count] + rest
    return None


class _Parse:
    """One run over the arguments."""

    def __init__(self, parser, arguments, namespace):
        self.parser = parser
        self.arguments = arguments
        self.namespace = namespace
        self.extras = []
        self.seen = []
        self.seen_non_default = []
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for action in members:
                self.conflicts.setdefault(id(action), []).extend(other for other in members if other is not action)
        self.options = {}
        self.marks = self._mark(arguments)

    def _mark(self, arguments):
        marks = []
        for index, text in enumerate(arguments):
            if text == "--":
                marks.append("-")
                marks.extend("A" for _ in arguments[index + 1:])
                break
            option = self.parser._parse_optional(text)
            if option is None:
                marks.append("A")
            else:
                self.options[index] = option
                marks.append("O")
        return "".join(marks)

    def run(self):
        at = 0
        last_option = max(self.options, default=-1)
        while at <= last_option:
            next_option = min(index for index in self.options if index >= at)
            if at != next_option:
                end = self.take_positionals(at)
                if end > at:
                    at = end
                    continue
            if at not in self.options:
                self.extras.extend(self.arguments[at:next_option])
                at = next_option
            at = self.take_option(at)
        end = self.take_positionals(at)
        self.extras.extend(self.arguments[end:])
        self.check_required()

    def take_action(self, action, texts, option=None):
        self.seen.append(action)
        values = self.parser._get_values(action, texts)
        if values is not action.default:
            self.seen_non_default.append(action)
            for other in self.conflicts.get(id(action), ()):
                if any(other is each for each in self.seen_non_default):
                    raise ArgumentError(action, f"not allowed with argument {_name_of(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_option(self, at):
        action, option, explicit = self.options[at]
        pending = []
        while True:
            if action is None:
                self.extras.append(self.arguments[at])
                return at + 1
            if explicit is not None:
                count = next(_match_one(action.nargs, "A", True), None) if action.nargs != 0 else 0
                if count == 0 and option[1] not in self.parser.prefix_chars and explicit != "":
                    # "-xyz": x takes no value, so yz are further short options, or y with the value z.
                    pending.append((action, [], option))
                    option = option[0] + explicit[0]
                    rest = explicit[1:] or None
                    if option in self.parser._option_string_actions:
                        action = self.parser._option_string_actions[option]
                        explicit = rest
                        continue
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                if count == 1:
                    pending.append((action, [explicit], option))
                    end = at + 1
                    break
                raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
            start = at + 1
            count = 0 if action.nargs == 0 else next(_match_one(action.nargs, self.marks[start:], True), None)
            if count is None:
                raise ArgumentError(action, self.parser._expected(action.nargs))
            end = start + count
            pending.append((action, self.arguments[start:end], option))
            break
        for each, texts, name in pending:
            self.take_action(each, texts, name)
        return end

    def take_positionals(self, at):
        counts = []
        for count in range(len(self.positionals), 0, -1):
            matched = _match_all(self.positionals[:count], self.marks[at:])
            if matched is not None:
                counts = matched
                break
        for action, count in zip(list(self.positionals), counts):
            self.take_action(action, self.arguments[at:at + count])
            at += count
        del self.positionals[:len(counts)]
        return at

    def check_required(self):
        required = []
        for action in self.parser._actions:
            if any(action is each for each in self.seen):
                continue
            if action.required:
                required.append(_name_of(action))
            elif (action.default is not None and isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if required:
            self.parser.error(f"the following arguments are required: {', '.join(required)}")
        for group in self.parser._mutually_exclusive_groups:
            members = group._group_actions
            if group.required and not any(action is each for action in members for each in self.seen_non_default):
                names = [_name_of(action) for action in members if action.help is not SUPPRESS]
                self.parser.error(f"one of the arguments {' '.join(names)} is required")


# ---- the parser ----


class ArgumentParser(_ActionsContainer):
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(), formatter_class=HelpFormatter, prefix_chars="-",
                 fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        super().__init__(description, prefix_chars, argument_default, conflict_handler)
        if fromfile_prefix_chars is not None:
            raise ValueError("fromfile_prefix_chars is not supported: a scenario has no files")
        self.prog = sys.argv[0].replace("\\", "/").rpartition("/")[2] if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        if add_help:
            prefix = "-" if "-" in prefix_chars else prefix_chars[0]
            self.add_argument(prefix + "h", prefix * 2 + "help", action="help", default=SUPPRESS, help="show this help message and exit")
        for parent in parents:
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def __repr__(self):
        names = ["prog", "usage", "description", "formatter_class", "conflict_handler", "add_help"]
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def _add_container_actions(self, container):
        groups = {group.title: group for group in self._action_groups}
        target_of = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(group.title, group.description)
            for action in group._group_actions:
                target_of[id(action)] = groups[group.title]
        for group in container._mutually_exclusive_groups:
            exclusive = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                target_of[id(action)] = exclusive
        for action in container._actions:
            target_of.get(id(action), self)._add_action(action)

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            self.error("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            formatter.add_usage(self.usage, [action for action in self._actions if not action.option_strings],
                                self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        kwargs.pop("action", None)
        action = _SubParsersAction(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        if action.option_strings:
            self._optionals._add_action(action)
        else:
            self._positionals._add_action(action)
        return action

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        parsed, extras = self.parse_known_args(args, namespace)
        if extras:
            self.error(f"unrecognized arguments: {' '.join(extras)}")
        return parsed

    def parse_known_args(self, args=None, namespace=None):
        args = sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        for action in self._actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        run = _Parse(self, args, namespace)
        if self.exit_on_error:
            try:
                run.run()
            except ArgumentError as error:
                self.error(str(error))
        else:
            run.run()
        extras = run.extras
        if hasattr(namespace, _UNRECOGNIZED):
            extras.extend(getattr(namespace, _UNRECOGNIZED))
            delattr(namespace, _UNRECOGNIZED)
        return namespace, extras

    def _parse_optional(self, text):
        """(action, option, explicit value) if the text is an option, with no action if it is an unknown one; else None."""
        if not text or text[0] not in self.prefix_chars:
            return None
        if text in self._option_string_actions:
            return self._option_string_actions[text], text, None
        if len(text) == 1:
            return None
        if "=" in text:
            option, _, explicit = text.partition("=")
            if option in self._option_string_actions:
                return self._option_string_actions[option], option, explicit
        matches = self._matching_options(text)
        if len(matches) > 1:
            options = ", ".join(option for _, option, _ in matches)
            self.error(f"ambiguous option: {text} could match {options}")
        if matches:
            return matches[0]
        if _is_negative_number(text) and not self._has_negative_number_optionals:
            return None
        if " " in text:
            return None
        return None, text, None

    def _matching_options(self, text):
        chars = self.prefix_chars
        matches = []
        if text[1] in chars:
            if self.allow_abbrev:
                prefix, equals, explicit = text.partition("=")
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        matches.append((action, option, explicit if equals else None))
            return matches
        short, explicit = text[:2], text[2:]
        for option, action in self._option_string_actions.items():
            if option == short:
                matches.append((action, option, explicit))
            elif option.startswith(text):
                matches.append((action, option, None))
        return matches

    @staticmethod
    def _expected(nargs):
        if isinstance(nargs, int):
            return f"expected {nargs} argument{'' if nargs == 1 else 's'}"
        return {None: "expected one argument", OPTIONAL: "expected at most one argument",
                ONE_OR_MORE: "expected at least one argument"}.get(nargs, "expected one argument")

    def _get_values(self, action, texts):
        if action.nargs not in (PARSER, REMAINDER) and "--" in texts:
            texts = list(texts)
            texts.remove("--")
        if not texts and action.nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if not texts and action.nargs == ZERO_OR_MORE and not action.option_strings:
            value = texts if action.default is None else action.default
            if action.default is not None:
                self._check_value(action, value)
            return value
        if len(texts) == 1 and action.nargs in (None, OPTIONAL):
            value = self._get_value(action, texts[0])
            self._check_value(action, value)
            return value
        if action.nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, text) for text in texts]
        if action.nargs == PARSER:
            self._check_value(action, values[0])
        elif action.nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, text):
        convert = action.type
        if convert is None:
            return text
        try:
            return convert(text)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from None
        except (TypeError, ValueError):
            name = getattr(convert, "__name__", repr(convert))
            raise ArgumentError(action, f"invalid {name} value: {text!r}") from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            choices = ", ".join(map(repr, action.choices))
            raise ArgumentError(action, f"invalid choice: {value!r} (choose from {choices})")

    # ---- help ----

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (sys.stderr if file is None else file).write(message)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, sys.stderr)
        sys.exit(status)

    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")
