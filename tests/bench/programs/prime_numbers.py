"""Computing without a wait: prime numbers, by trial division."""


def primes(limit):
    found = []
    for candidate in range(2, limit):
        for prime in found:
            if prime * prime > candidate:
                found.append(candidate)
                break
            if candidate % prime == 0:
                break
        else:
            found.append(candidate)
    return found


print(len(primes(1_000_000)))
