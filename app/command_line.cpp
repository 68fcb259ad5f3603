#include "app/command_line.hpp"

#include "app/size_text.hpp"
#include "core/time/duration_text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace simul::app {
namespace {

using scenario::Model;

std::string model_names(std::string_view separator) {
    std::string names;
    for (const Model model : scenario::all_models()) {
        if (!names.empty()) names += separator;
        names += name_of(model);
    }
    return names;
}

std::string check_model(const std::string& name) {
    if (scenario::model_from_name(name)) return {};
    return fmt::format("there is no model \"{}\"; there are {}", name, model_names(", "));
}

std::string check_size(const std::string& text) {
    return parse_size(text) ? std::string() : fmt::format("\"{}\" is no size; write 64M, say", text);
}

/// Options as CLI11 fills them in, of all commands together.
struct Options {
    std::vector<std::string> after_separator; ///< What follows "--": the program's, unread.
    std::string file;
    std::string model = "async";
    std::string models;
    std::vector<std::string> settings;
    std::uint64_t seed = 0;
    scenario::MachineSettings machine;
    std::string switch_interval;
    std::string switch_cost;
    std::string trace_file;
    std::string picture;
    std::string theme = "light";
    std::string axis = "time";
    std::string memory;
    std::string output;
    scenario::Limits limits;
    RunCommand run;
    CompareCommand compare;
    SweepCommand sweep;
    WhatIfCommand what_if;
    std::string shard;
    bool csv = false;
    std::vector<std::string> scales;
    ExportCommand picture_command;
};

void add_file(CLI::App& command, Options& options) {
    command.add_option("FILE", options.file, "The scenario: a Python file, or the name of a bundled one")
        ->type_name("")
        ->required();
}

std::string check_positive(const std::string& text) {
    const bool is_digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    const bool is_zero = text.find_first_not_of('0') == std::string::npos;
    return is_digits && !is_zero ? std::string() : fmt::format("\"{}\" is no number of 1 or more", text);
}

void add_model(CLI::App& command, Options& options) {
    command
        .add_option("--model", options.model, fmt::format("The model of concurrency: {}", model_names(", ")))
        ->check(check_model)
        ->type_name("MODEL")
        ->capture_default_str();
}

std::string check_duration(const std::string& text) {
    const std::optional<Duration> duration = parse_duration(text);
    if (duration && *duration >= Duration::zero()) return {};
    return fmt::format("\"{}\" is no length of time; write 5ms, say", text);
}

std::string check_positive_duration(const std::string& text) {
    if (const std::string error = check_duration(text); !error.empty()) return error;
    return *parse_duration(text) > Duration::zero() ? std::string() : "it must be longer than nothing";
}

void add_machine_options(CLI::App& command, Options& options) {
    const auto size = CLI::Range(1, scenario::kLargestMachine).description("");
    command.add_option("--threads", options.machine.threads, "Threads of the model \"threads\"")
        ->check(size)
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--cpus", options.machine.cpus, "CPUs, and processes, of the model \"processes\"")
        ->check(size)
        ->type_name("N")
        ->capture_default_str();
    command
        .add_option("--switch-interval", options.switch_interval,
                    "How long a thread computes while others want to (5ms)")
        ->check(check_positive_duration)
        ->type_name("TIME");
    command.add_option("--switch-cost", options.switch_cost, "CPU time of a switch between threads (0s)")
        ->check(check_duration)
        ->type_name("TIME");
}

void add_run_options(CLI::App& command, Options& options) {
    add_file(command, options);
    command.add_option("--set", options.settings, "Set a parameter of the scenario; may be repeated")
        ->type_name("NAME=VALUE")
        ->allow_extra_args(false);
    command.add_option("--seed", options.seed, "Where unseeded random numbers start")->capture_default_str();
    add_machine_options(command, options);
    command.add_option("--limit-steps", options.limits.steps, "Instructions after which the run ends")
        ->check(check_positive)
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--limit-tasks", options.limits.tasks, "Tasks alive at once")
        ->check(check_positive)
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--limit-memory", options.memory, "Memory of the program: 512M, 2G")
        ->check(check_size)
        ->type_name("SIZE");
    command.add_option("--limit-output", options.output, "Output of the program: 64M")
        ->check(check_size)
        ->type_name("SIZE");
    command.allow_extras();
    command.footer("Options that Simul does not know, and all after --, are the program's own arguments.");
}

CLI::App& add_run(CLI::App& app, Options& options) {
    CLI::App& command = *app.add_subcommand("run", "Run a scenario: its output, and a summary");
    add_run_options(command, options);
    add_model(command, options);
    command
        .add_option("--trace", options.trace_file,
                    "Write the schedule trace (JSON lines), or Chrome trace events if the name ends in .json")
        ->type_name("FILE");
    command.add_flag("--quiet", options.run.quiet, "No summary");
    command.add_flag("--transcript", options.run.transcript,
                     "Tell the run step by step, in sentences, with the program's output among them");
    command.add_flag("--locals,!--no-locals", options.run.locals,
                     "Record local variables at each suspension: for --transcript and --trace");
    command.add_flag("--critical-path", options.run.critical_path,
                     "Say which work and which waits made the run as long as it is");
    return command;
}

CLI::App& add_compare(CLI::App& app, Options& options) {
    CLI::App& command = *app.add_subcommand("compare", "Run a scenario under several models: one table");
    add_run_options(command, options);
    command.add_option("--models", options.models, fmt::format("Which, in order: {}", model_names(",")))
        ->type_name("A,B");
    command.add_flag("--json", options.compare.json, "Figures for programs, times in nanoseconds");
    return command;
}

/// "2/5"; nothing for anything else.
std::optional<study::Shard> read_shard(const std::string& text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return std::nullopt;
    const std::string index = text.substr(0, slash);
    const std::string count = text.substr(slash + 1);
    constexpr std::size_t kLongest = 9;
    for (const std::string& number : {index, count})
        if (!check_positive(number).empty() || number.size() > kLongest) return std::nullopt;
    const study::Shard shard{std::stoul(index), std::stoul(count)};
    return shard.index <= shard.count ? std::optional(shard) : std::nullopt;
}

std::string check_shard(const std::string& text) {
    return read_shard(text) ? std::string()
                            : fmt::format("\"{}\" is no part; write 1/4 for the first of four", text);
}

std::string check_scale(const std::string& text) {
    const auto scale = study::parse_time_scale(text);
    return scale ? std::string() : scale.error();
}

void add_jobs(CLI::App& command, unsigned& jobs) {
    command.add_option("--jobs", jobs, "Runs at once; all cores unless said otherwise")
        ->check(CLI::Range(1, 1024).description(""))
        ->type_name("N");
}

CLI::App& add_sweep(CLI::App& app, Options& options) {
    CLI::App& command =
        *app.add_subcommand("sweep", "Run a scenario over ranges of its parameters: a row a run, as CSV");
    add_run_options(command, options);
    command
        .add_option(
            "--over", options.sweep.axes,
            "Vary a parameter: NAME=FIRST:LAST:STEP, NAME=FIRST:LAST*FACTOR or NAME=A,B; may be repeated")
        ->type_name("RANGE")
        ->allow_extra_args(false);
    command.add_option("--models", options.models, fmt::format("Which, in order: {}", model_names(",")))
        ->type_name("A,B");
    command.add_option("--seeds", options.sweep.seeds, "How many seeds, from --seed on")
        ->check(CLI::Range(1, 1'000'000).description(""))
        ->type_name("N")
        ->capture_default_str();
    add_jobs(command, options.sweep.jobs);
    command.add_option("--shard", options.shard, "Only the I-th of N parts: their outputs concatenate")
        ->check(check_shard)
        ->type_name("I/N");
    CLI::Option* const csv =
        command.add_flag("--csv", options.csv, "Comma-separated values, times in seconds (unless --json)");
    command.add_flag("--json", options.sweep.json, "A JSON object a line, times in nanoseconds")
        ->excludes(csv);
    return command;
}

CLI::App& add_what_if(CLI::App& app, Options& options) {
    CLI::App& command =
        *app.add_subcommand("whatif", "Which line would make the run shorter if it took less time");
    add_run_options(command, options);
    add_model(command, options);
    command
        .add_option(
            "--scale", options.scales,
            "Instead: the run where a line, or a function's own code, takes FACTOR times as long; may be "
            "repeated")
        ->check(check_scale)
        ->type_name("PLACE=FACTOR")
        ->allow_extra_args(false);
    add_jobs(command, options.what_if.jobs);
    command.add_flag("--json", options.what_if.json, "Figures for programs, times in nanoseconds");
    return command;
}

CLI::App& add_export(CLI::App& app, Options& options) {
    ExportCommand& command_options = options.picture_command;
    CLI::App& command =
        *app.add_subcommand("export", "Draw a run: PNG, SVG or PDF; or tell it: Markdown or text");
    add_run_options(command, options);
    add_model(command, options);
    command.add_option("-o,--output", options.picture, "The picture; its name decides on its format")
        ->type_name("FILE")
        ->required();
    CLI::Option* compare =
        command.add_flag("--compare", command_options.compare, "All models on one time axis");
    CLI::Option* range =
        command.add_option("--range", command_options.range, "Only this stretch of time: 10s:20s")
            ->type_name("FROM:TO");
    command.add_option("--situation", command_options.situation, "The situation at that time, not the lanes")
        ->type_name("TIME")
        ->check(check_duration)
        ->excludes(compare)
        ->excludes(range);
    command.add_option("--width", command_options.width_px, "Width of the picture, 200 to 20000")
        ->check(CLI::Range(200, 20'000).description(""))
        ->type_name("PX");
    command.add_option("--scale", command_options.scale, "Pixels of a PNG for each pixel of width")
        ->type_name("X")
        ->check(CLI::Range(0.25, 8.0).description(""))
        ->capture_default_str();
    command.add_option("--theme", options.theme, "light or dark")
        ->check(CLI::IsMember({"light", "dark"}).description(""))
        ->type_name("THEME")
        ->capture_default_str();
    command.add_option("--axis", options.axis, "time or steps")
        ->check(CLI::IsMember({"time", "steps"}).description(""))
        ->type_name("AXIS")
        ->capture_default_str();
    return command;
}

RunRequest run_request(const Options& options, const CLI::App& command) {
    RunRequest request;
    request.file = options.file;
    request.settings = options.settings;
    request.run.model = *scenario::model_from_name(options.model);
    request.run.arguments = command.remaining();
    request.run.arguments.insert(request.run.arguments.end(), options.after_separator.begin(),
                                 options.after_separator.end());
    request.run.seed = options.seed;
    request.run.machine = options.machine;
    if (!options.switch_interval.empty())
        request.run.machine.switch_interval = *parse_duration(options.switch_interval);
    if (!options.switch_cost.empty()) request.run.machine.switch_cost = *parse_duration(options.switch_cost);
    request.run.limits = options.limits;
    if (!options.memory.empty()) request.run.limits.memory_bytes = *parse_size(options.memory);
    if (!options.output.empty()) request.run.limits.output_bytes = *parse_size(options.output);
    return request;
}

/// "async,sequential"; throws as CLI11's own checks do.
std::vector<Model> read_models(const std::string& text) {
    if (text.empty()) return scenario::all_models();
    std::vector<Model> models;
    for (const std::string& name : CLI::detail::split(text, ',')) {
        if (const std::string error = check_model(name); !error.empty())
            throw CLI::ValidationError("--models", error);
        models.push_back(*scenario::model_from_name(name));
    }
    return models;
}

} // namespace

Command parse_command_line(int argc, const char* const* argv, std::ostream& output, std::ostream& errors) {
    CLI::App app("Simul shows how coroutines are scheduled.\n"
                 "Without a command, a window opens on FILE, or on the start page.",
                 "simul");
    app.set_version_flag("--version", "simul " SIMUL_VERSION);
    app.require_subcommand(0, 1);
    app.get_formatter()->column_width(34);
    Options options;
    app.add_option("FILE", options.file, "A scenario to open in the window")->type_name("");
    app.failure_message([](const CLI::App*, const CLI::Error& error) {
        return fmt::format("simul: {}\nRun with --help for more information.\n", error.what());
    });
    const CLI::App& run = add_run(app, options);
    const CLI::App& compare = add_compare(app, options);
    const CLI::App& sweep = add_sweep(app, options);
    const CLI::App& what_if = add_what_if(app, options);
    const CLI::App& picture = add_export(app, options);
    CLI::App& check = *app.add_subcommand("check", "Say what is wrong with a scenario, without running it");
    add_file(check, options);
    const CLI::App& list = *app.add_subcommand("list", "The bundled scenarios");

    const std::vector<std::string> arguments(argv + 1, argv + argc);
    const auto separator = std::find(arguments.begin(), arguments.end(), "--");
    if (separator != arguments.end()) options.after_separator.assign(separator + 1, arguments.end());
    try {
        // From the last to the first: what CLI11 takes.
        app.parse(std::vector<std::string>(std::make_reverse_iterator(separator), arguments.rend()));
        if (run.parsed()) {
            options.run.request = run_request(options, run);
            if (options.run.locals) options.run.request.run.locals_bytes = scenario::kRoomForLocals;
            options.run.trace_file = options.trace_file;
            return options.run;
        }
        if (compare.parsed()) {
            options.compare.request = run_request(options, compare);
            options.compare.models = read_models(options.models);
            return options.compare;
        }
        if (sweep.parsed()) {
            options.sweep.request = run_request(options, sweep);
            options.sweep.models = read_models(options.models);
            if (!options.shard.empty()) options.sweep.shard = *read_shard(options.shard);
            return options.sweep;
        }
        if (what_if.parsed()) {
            options.what_if.request = run_request(options, what_if);
            for (const std::string& scale : options.scales)
                options.what_if.scales.push_back(*study::parse_time_scale(scale));
            return options.what_if;
        }
        if (picture.parsed()) {
            options.picture_command.request = run_request(options, picture);
            options.picture_command.picture = options.picture;
            options.picture_command.dark = options.theme == "dark";
            options.picture_command.steps_axis = options.axis == "steps";
            return options.picture_command;
        }
        if (check.parsed()) return CheckCommand{options.file};
        if (list.parsed()) return ListCommand{};
        return WindowCommand{options.file};
    } catch (const CLI::ParseError& error) {
        const bool is_error = app.exit(error, output, errors) != 0;
        return Finished{is_error ? kUsageStatus : 0};
    }
}

} // namespace simul::app
