from dataclasses import asdict, astuple, dataclass, field, fields, replace


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)
    tags: list = field(default_factory=list, compare=False)
    done: bool = False

    def __post_init__(self):
        self.label = f"{self.name}#{self.priority}"


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0


@dataclass
class Point3(Point if False else object):
    z: int = 1
    w: "int" = field(default=2, repr=False)


job, other = Job(2, "a"), Job(1, "b", ["t"])
print(job, other < job, job == Job(2, "zzz"), job.label, sorted([job, other])[0].name, job.tags is other.tags)
print(asdict(other), astuple(other), [f.name for f in fields(Job)], replace(other, done=True))
print(Point(1), hash(Point(1)) == hash(Point(1)), {Point(1, 2)}, Point3(), Point3(5).w)
for attempt in (lambda: setattr(Point(1), "x", 2), lambda: Job(), lambda: Point(1) < Point(2)):
    try:
        attempt()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
