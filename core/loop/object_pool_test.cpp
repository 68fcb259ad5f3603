#include "core/loop/object_pool.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

using simul::loop::ObjectPool;

TEST_CASE("blocks of all sizes are apart, and those of whole cache lines begin at one") {
    struct Block {
        char* memory;
        std::size_t size;
    };
    std::vector<Block> blocks;
    for (int round = 0; round < 300; ++round)
        for (std::size_t size = 1; size <= 600; size += 37)
            blocks.push_back({static_cast<char*>(ObjectPool::allocate(size)), size});
    for (std::size_t i = 0; i < blocks.size(); ++i)
        std::memset(blocks[i].memory, static_cast<int>(i % 251), blocks[i].size);
    bool are_apart = true;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (std::size_t byte = 0; byte < blocks[i].size; ++byte)
            are_apart = are_apart && blocks[i].memory[byte] == static_cast<char>(i % 251);
    CHECK(are_apart);
#if !defined(__SANITIZE_ADDRESS__)
    for (const Block& block : blocks) {
        const std::size_t alignment = block.size >= 113 && block.size <= 512 ? 64 : 16;
        REQUIRE(reinterpret_cast<std::uintptr_t>(block.memory) % alignment == 0);
    }
#endif
    for (const Block& block : blocks)
        ObjectPool::release(block.memory, block.size);
}

TEST_CASE("blocks can be released on another thread, and outlive the one that made them") {
    constexpr std::size_t kSize = 96;
    for (int round = 0; round < 5; ++round) {
        std::vector<void*> blocks;
        std::thread([&] {
            for (int i = 0; i < 100'000; ++i)
                blocks.push_back(std::memset(ObjectPool::allocate(kSize), round, kSize));
        }).join();
        CHECK(std::set<void*>(blocks.begin(), blocks.end()).size() == blocks.size());
        std::thread([&] {
            for (void* block : blocks)
                ObjectPool::release(block, kSize);
            // What is left of the round before is used again, and given back in the end.
            void* const again = ObjectPool::allocate(kSize);
            ObjectPool::release(again, kSize);
        }).join();
    }
}
