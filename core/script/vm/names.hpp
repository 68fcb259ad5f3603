/// Names that the interpreter itself looks up, interned once per interpreter.
#pragma once

#include "core/script/vm/string_object.hpp"

namespace simul::script {

// clang-format off
#define SIMUL_SPECIAL_NAMES(X) \
    X(abs) X(add) X(aenter) X(aexit) X(aiter) X(all) X(and) X(anext) X(annotations) X(args) X(await) X(bases) X(bool) \
    X(bytes) X(call) X(cause) X(ceil) X(class) X(class_getitem) X(closure) X(code) X(contains) X(context) \
    X(defaults) X(del) X(delattr) X(delete) X(delitem) X(dict) X(dir) X(divmod) X(doc) X(enter) X(eq) X(exit) X(float) \
    X(floor) X(floordiv) X(format) X(ge) X(get) X(getattr) X(getattribute) X(getitem) X(globals) X(gt) X(hash) X(iadd) X(iand) \
    X(ifloordiv) X(ilshift) X(imatmul) X(imod) X(imul) X(index) X(init) X(init_subclass) X(instancecheck) X(int) \
    X(invert) X(ior) X(ipow) X(irshift) X(isub) X(iter) X(itruediv) X(ixor) X(kwdefaults) X(le) X(len) X(length_hint) \
    X(lshift) X(lt) X(main) X(matmul) X(missing) X(mod) X(module) X(mro) X(mul) X(name) X(ne) X(neg) X(new) X(next) X(notes) \
    X(or) X(pos) X(pow) X(prepare) X(qualname) X(radd) X(rand) X(rdivmod) X(reduce) X(repr) X(reversed) X(rfloordiv) X(rlshift) \
    X(rmatmul) X(rmod) X(rmul) X(ror) X(round) X(rpow) X(rrshift) X(rshift) X(rsub) X(rtruediv) X(rxor) X(self) \
    X(set) X(set_name) X(setattr) X(setitem) X(slots) X(slotnames) X(str) X(sub) X(subclasscheck) X(subclasshook) \
    X(suppress_context) X(traceback) X(truediv) X(trunc) X(weakref) X(wrapped) X(xor) X(file) X(builtins) X(package) X(match_args) \
    X(classcell) X(isabstractmethod) X(abstractmethods) X(orig_bases)

#define SIMUL_PLAIN_NAMES(X) \
    X(add_note, "add_note") X(append, "append") X(args, "args") X(build_class, "__build_class__") X(close, "close") X(derive, "derive") X(encoding, "encoding") X(exceptions, "exceptions") X(file, "file") \
    X(flush, "flush") X(join, "join") X(key, "key") X(keys, "keys") X(message, "message") X(msg, "msg") X(name, "name") X(obj, "obj") X(print, "print") X(send, "send") X(throw_, "throw") X(value, "value") X(code, "code") X(write, "write") \
    X(sep, "sep") X(end, "end") X(reverse, "reverse") X(default_, "default") X(start, "start") X(stop, "stop") X(step, "step") X(items, "items") X(update, "update") X(underscore, "_") X(self, "self")
// clang-format on

/// `vm.names().dunder_init` is "__init__", `vm.names().send` is "send".
struct Names {
    explicit Names(Interpreter& vm);

#define SIMUL_NAME(name) StringRef dunder_##name;
    SIMUL_SPECIAL_NAMES(SIMUL_NAME)
#undef SIMUL_NAME
#define SIMUL_NAME(name, text) StringRef name;
    SIMUL_PLAIN_NAMES(SIMUL_NAME)
#undef SIMUL_NAME
};

} // namespace simul::script
