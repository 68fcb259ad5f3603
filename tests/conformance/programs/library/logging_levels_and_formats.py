"""basicConfig, loggers, levels, arguments, exceptions; to standard output."""
import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)-8s|%(name)s|%(message)s", stream=sys.stdout)
log = logging.getLogger("app.part")
log.debug("hidden")
log.info("values %s %d %r", "a", 5, [1])
log.warning("percent %%")
log.setLevel(logging.DEBUG)
log.debug("shown")
logging.getLogger().error("root %(key)s", {"key": "value"})
log.log(logging.CRITICAL, "critical")
print(log.isEnabledFor(logging.DEBUG), log.getEffectiveLevel(), logging.getLogger("app").level, logging.getLevelName(30), log.name, log.parent.name, logging.getLogger("app.part") is log)
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("[{levelname}] {message}", style="{"))
own = logging.getLogger("own")
own.addHandler(handler)
own.propagate = False
own.error("to its own handler")
try:
    1 / 0
except ZeroDivisionError:
    own.error("with the error", exc_info=False)
logging.disable(logging.ERROR)
own.error("disabled")
