"""A pool of database connections

Many requests share a few connections. Whoever finds none waits for one that is given back, and meanwhile holds up
nobody else. A request computes a little before it asks the database.

With few connections the run is as long as all queries divided by the connections, whatever the model: more tasks or
threads do not help, more connections do. `simul sweep --over CONNECTIONS=1:30` draws the curve.
"""

import asyncio
import statistics
import time

import simul

REQUESTS = 60  # [1:500] Requests
CONNECTIONS = 5  # [1:100] Connections to the database
QUERY = 0.2  # [0.01:0.01:5] Seconds that a query takes
PREPARE = 0.01  # [0:0.01:1] Seconds of computing for a request


async def request(connections, waits):
    simul.work(PREPARE)
    asked = time.perf_counter()
    connection = await connections.get()
    waits.append(time.perf_counter() - asked)
    try:
        await asyncio.sleep(QUERY)
    finally:
        connections.put_nowait(connection)


async def main():
    connections = asyncio.Queue()
    for number in range(CONNECTIONS):
        connections.put_nowait(f"connection {number}")
    waits = []
    await asyncio.gather(*(request(connections, waits) for _ in range(REQUESTS)))
    print(f"{len(waits)} requests with {connections.qsize()} connections.")
    print(f"A request waited {statistics.median(waits):.2f} s for a connection, at most {max(waits):.2f} s.")


if __name__ == "__main__":
    asyncio.run(main())
