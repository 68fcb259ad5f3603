"""Chess exhibition, one game after the other

The same master, the same opponents, and no coroutines: she sits down at a board, plays the game to its end, and only
then goes to the next one. For most of the twelve hours she waits.
"""

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


def play(board, start):
    """Play one game; return when she made her last move in it."""
    for _ in range(MOVES):
        simul.work(THINK)
        moved = time.perf_counter() - start
        time.sleep(REPLY)
    print(f"Board {board:2}: game over at {clock(time.perf_counter() - start)}.")
    return moved


def main():
    start = time.perf_counter()
    last_moves = [play(board, start) for board in range(1, OPPONENTS + 1)]
    end = time.perf_counter() - start
    thinking = OPPONENTS * MOVES * THINK
    print()
    print(f"She made her last move at {clock(max(last_moves))}; the last reply came at {clock(end)}.")
    print(f"She was thinking for {clock(thinking)} of it, {thinking / end:.1%}.")


if __name__ == "__main__":
    main()
