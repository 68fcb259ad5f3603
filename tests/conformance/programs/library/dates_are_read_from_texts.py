from datetime import date, datetime, timedelta, timezone


def attempt(text, format):
    try:
        print(datetime.strptime(text, format).isoformat())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


attempt("2024-01-05 10:11:12", "%Y-%m-%d %H:%M:%S")
attempt("05 Jan 2024", "%d %b %Y")
attempt("5 january 24", "%d %B %y")
attempt("05/01/24 03:04 PM", "%d/%m/%y %I:%M %p")
attempt("12:30 AM", "%I:%M %p")
attempt("2024-01-05T10:11:12.5", "%Y-%m-%dT%H:%M:%S.%f")
attempt("2024-01-05T10:11:12+0530", "%Y-%m-%dT%H:%M:%S%z")
attempt("2024-01-05T10:11:12-03:30", "%Y-%m-%dT%H:%M:%S%z")
attempt("2024-01-05Z", "%Y-%m-%d%z")
attempt("Fri Jan  5 10:11:12 2024", "%a %b %d %H:%M:%S %Y")
attempt("Fri Jan  5 10:11:12 2024", "%c")
attempt("2024 060", "%Y %j")
attempt("100%", "%d0%%")
attempt("20240105", "%Y%m%d")
attempt("111", "%H%M")
attempt("x", "%Y")
attempt("2024 x", "%Y")
attempt("2024-02-30", "%Y-%m-%d")
attempt("2024", "%Q")
attempt("2024", "%Y%")
attempt("24:00", "%H:%M")
for day in (date(2024, 1, 1), date(2021, 1, 3), date(2020, 12, 31), date(2024, 12, 30)):
    print(day.isocalendar(), day.isocalendar().week, tuple(day.isocalendar()))
try:
    timezone(timedelta(hours=25))
except ValueError as error:
    print(error)
