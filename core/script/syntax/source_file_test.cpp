#include "core/script/syntax/source_file.hpp"
#include "tests/support/catch.hpp"

using namespace simul::script;

TEST_CASE("a source file knows its lines, whatever ends them") {
    const auto file = SourceFile::create("a.py", "one\r\ntwo\rthree\nfour").value();
    REQUIRE(file->line_count() == 4);
    CHECK(file->line(1) == "one");
    CHECK(file->line(2) == "two");
    CHECK(file->line(3) == "three");
    CHECK(file->line(4) == "four");
    CHECK(file->line(0).empty());
    CHECK(file->line(5).empty());
    CHECK(file->text() == "one\ntwo\nthree\nfour");
}

TEST_CASE("a final line end starts no further line, and an empty file has one") {
    CHECK(SourceFile::create("a.py", "one\n").value()->line_count() == 1);
    CHECK(SourceFile::create("a.py", "").value()->line_count() == 1);
    CHECK(SourceFile::create("a.py", "\n\n").value()->line_count() == 2);
}

TEST_CASE("a byte order mark is dropped") {
    CHECK(SourceFile::create("a.py", "\xef\xbb\xbfx").value()->text() == "x");
}

TEST_CASE("columns of a source file are characters") {
    const auto file = SourceFile::create("a.py", "héllo = 'wörld'\nx").value();
    CHECK(file->text_of({{1, 9}, {1, 16}}) == "'wörld'");
    CHECK(file->text_of({{1, 7}, {2, 2}}) == "= 'wörld'\nx");
    CHECK(file->text_of({{3, 1}, {3, 2}}).empty());
}

TEST_CASE("what is no source text is refused with the place") {
    const auto binary = SourceFile::create("a.py", std::string("\x7f"
                                                               "ELF\0\1",
                                                               6));
    REQUIRE_FALSE(binary);
    CHECK(binary.error().message == "source code cannot contain null bytes");

    const auto latin1 = SourceFile::create("a.py", "one\n'caf\xe9'\n");
    REQUIRE_FALSE(latin1);
    CHECK(latin1.error().message == "the file is not valid UTF-8");
    CHECK(latin1.error().range.begin.line == 2);

    for (const char* overlong : {"\xc0\xaf", "\xe0\x80\xaf", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"})
        CHECK_FALSE(SourceFile::create("a.py", overlong));
}

TEST_CASE("a coding comment may only name UTF-8") {
    CHECK(SourceFile::create("a.py", "#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n"));
    CHECK(SourceFile::create("a.py", "# vim: set fileencoding=UTF_8 :\n"));
    CHECK(SourceFile::create("a.py", "x = 1\n# coding: latin-1\n"));
    const auto refused = SourceFile::create("a.py", "#!/usr/bin/env python3\n# -*- coding: latin-1 -*-\n");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message == "unsupported encoding: latin-1");
    CHECK(refused.error().range.begin.line == 2);
}
