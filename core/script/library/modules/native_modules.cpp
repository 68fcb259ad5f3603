#include "core/script/library/modules/native_modules.hpp"

#include "core/script/library/asyncio/asyncio_module.hpp"
#include "core/script/library/library.hpp"
#include "core/script/library/pools/pool_objects.hpp"

namespace simul::script::library {
namespace {

constexpr NativeModule kModules[] = {
    {"_asyncio", asyncio::initialize_core},
    {"_collections", initialize_collections_core},
    {"_pools", initialize_pools_core},
    {"_random", initialize_random_core},
    {"_sys", initialize_sys_core},
    {"_time", initialize_time_core},
    {"contextvars", initialize_contextvars},
    {"itertools", initialize_itertools},
    {"math", initialize_math},
    {"os", initialize_os},
    {"simul", initialize_simul},
};

} // namespace

std::span<const NativeModule> native_modules() {
    return kModules;
}

} // namespace simul::script::library
