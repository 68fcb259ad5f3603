import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
logging.debug("not shown")
logging.info("number %d", 5)
logger = logging.getLogger("simul.part")
logger.warning("careful: %s", "hot")
logger.setLevel(logging.ERROR)
logger.info("not shown")
logger.error("broken")
print(logger.name, logger.level, logger.isEnabledFor(logging.WARNING), logging.getLevelName(30))
try:
    1 / 0
except ZeroDivisionError:
    logging.critical("with arguments %r %s", "a", [1])
