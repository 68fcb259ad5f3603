#include "core/loop/done_callbacks.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace simul::loop;

namespace {

class Named final : public RefCounted {
public:
    explicit Named(char letter) : name(letter) {}
    char name;
};

void ring(EventLoop&, RefCounted*, RefCounted*) {}

/// Callbacks about "a", "b", … as many as the text has letters.
DoneCallbacks callbacks_about(const std::string& names) {
    DoneCallbacks callbacks;
    for (const char name : names)
        callbacks.add(&ring, make_ref<Named>(name));
    return callbacks;
}

char name_of(const DoneCallbacks::Entry& entry) {
    return static_cast<const Named&>(*entry.target).name;
}

std::string names(const DoneCallbacks& callbacks) {
    std::string text;
    callbacks.for_each([&](const DoneCallbacks::Entry& entry) { text += name_of(entry); });
    return text;
}

std::size_t remove(DoneCallbacks& callbacks, const std::string& which) {
    return callbacks.remove_if(
        [&](const DoneCallbacks::Entry& entry) { return which.find(name_of(entry)) != std::string::npos; });
}

} // namespace

TEST_CASE("callbacks stay in order of registration, however many of them are removed") {
    for (const std::string all : {"", "a", "ab", "abcd"}) {
        for (const std::string gone : {"", "a", "b", "d", "ab", "bc", "ad", "abcd", "x"}) {
            INFO(all << " without " << gone);
            DoneCallbacks callbacks = callbacks_about(all);
            std::string left = all;
            std::erase_if(left, [&](char name) { return gone.find(name) != std::string::npos; });
            CHECK(remove(callbacks, gone) == all.size() - left.size());
            CHECK(names(callbacks) == left);
            CHECK(callbacks.empty() == left.empty());
            callbacks.add(&ring, make_ref<Named>('z'));
            CHECK(names(callbacks) == left + "z");
        }
    }
}

TEST_CASE("callbacks that are taken are gone, and their references belong to whoever took them") {
    DoneCallbacks callbacks = callbacks_about("abc");
    std::string taken;
    callbacks.take_all([&](Callback::Function function, const Ref<RefCounted>& target) {
        CHECK(function == &ring);
        CHECK(target->reference_count() == 1);
        taken += static_cast<const Named&>(*target).name;
    });
    CHECK(taken == "abc");
    CHECK(callbacks.empty());
    callbacks.add(&ring, make_ref<Named>('d'));
    CHECK(names(callbacks) == "d");
}
