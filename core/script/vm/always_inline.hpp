/// For the few functions that every instruction goes through: compilers weigh their many callers against
/// them.
#pragma once

#if defined(__GNUC__)
#define SIMUL_ALWAYS_INLINE __attribute__((always_inline))
#else
#define SIMUL_ALWAYS_INLINE
#endif
