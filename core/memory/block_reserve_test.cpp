#include "core/memory/block_reserve.hpp"
#include "core/memory/large_block.hpp"
#include "tests/support/catch.hpp"

#include <cstdint>
#include <cstring>
#include <set>
#include <thread>
#include <vector>

namespace simul::memory {
namespace {

/// Writes all of a block.
void fill(void* block, int value) {
    std::memset(block, value, block_reserve::kBlockBytes);
}

bool is_filled_with(const void* block, int value) {
    const auto* const bytes = static_cast<const unsigned char*>(block);
    return bytes[0] == value && std::memcmp(bytes, bytes + 1, block_reserve::kBlockBytes - 1) == 0;
}

} // namespace

TEST_CASE("blocks that are taken at the same time are different ones, and stay as they were written") {
    constexpr int kBlocks = 40; // enough for the helper to have made most of them
    std::vector<void*> blocks;
    for (int i = 0; i < kBlocks; ++i) {
        blocks.push_back(block_reserve::take());
        fill(blocks.back(), i);
    }
    CHECK(std::set<void*>(blocks.begin(), blocks.end()).size() == kBlocks);
    for (int i = 0; i < kBlocks; ++i)
        CHECK(is_filled_with(blocks[static_cast<std::size_t>(i)], i));
    for (void* const block : blocks)
        block_reserve::give_back(block);
}

TEST_CASE("blocks are aligned to their size, so that each can be one huge page") {
    std::vector<void*> blocks;
    for (int i = 0; i < 12; ++i)
        blocks.push_back(block_reserve::take());
    for (void* const block : blocks) {
        CHECK(reinterpret_cast<std::uintptr_t>(block) % block_reserve::kBlockBytes == 0);
        block_reserve::give_back(block);
    }
}

TEST_CASE("threads can take blocks and give back those of others") {
    constexpr int kRounds = 50;
    std::vector<std::thread> threads;
    std::vector<int> spoiled(4);
    for (int& spoiled_here : spoiled) {
        threads.emplace_back([&spoiled_here, value = static_cast<int>(threads.size()) + 1] {
            for (int round = 0; round < kRounds; ++round) {
                std::vector<void*> blocks;
                for (int i = 0; i < 3; ++i) {
                    blocks.push_back(block_reserve::take());
                    std::memset(blocks.back(), value, 4096);
                }
                for (void* const block : blocks) {
                    const auto* const bytes = static_cast<const unsigned char*>(block);
                    if (bytes[0] != value || std::memcmp(bytes, bytes + 1, 4095) != 0) ++spoiled_here;
                    block_reserve::give_back(block);
                }
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(spoiled == std::vector<int>(4, 0));
}

TEST_CASE("a large block that moves is released once") {
    LargeBlock first(LargeBlock::kBytes);
    LargeBlock second(std::move(first));
    fill(second.values<char>(), 7);
    second = LargeBlock(100);
    LargeBlock third(LargeBlock::kBytes);
    LargeBlock fourth(LargeBlock::kBytes);
    CHECK(third.values<char>() != fourth.values<char>());
}

} // namespace simul::memory
