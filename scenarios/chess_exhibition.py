"""Chess exhibition

A master plays many opponents at once. She makes a move, walks to the next board, and comes back when the opponent has
replied. One game after the other would take twelve hours; board by board, her last move is made after one hour, and
the last reply comes while she is already putting on her coat.

She is the one CPU: while she thinks, nobody else gets a move from her. The opponents think for themselves.

stage: boards
"""

import asyncio
import time

import simul

OPPONENTS = 24  # [1:200] Opponents, each at a board
MOVES = 30  # [1:100] Pairs of moves in a game
THINK = 5.0  # [0.5:0.5:60] Seconds she thinks about a move
REPLY = 55.0  # [1:1:600] Seconds an opponent thinks about a reply


def clock(seconds):
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


async def play(board, start):
    """Play one game; return when she made her last move in it."""
    for _ in range(MOVES):
        simul.work(THINK)
        moved = time.perf_counter() - start
        await asyncio.sleep(REPLY)
    print(f"Board {board:2}: game over at {clock(time.perf_counter() - start)}.")
    return moved


async def main():
    start = time.perf_counter()
    last_moves = await asyncio.gather(*(play(board, start) for board in range(1, OPPONENTS + 1)))
    end = time.perf_counter() - start
    alone = OPPONENTS * MOVES * (THINK + REPLY)
    print()
    print(f"She made her last move at {clock(max(last_moves))}; the last reply came at {clock(end)}.")
    print(f"One game after the other takes {clock(alone)}: this was {alone / end:.1f} times as fast.")


if __name__ == "__main__":
    asyncio.run(main())
