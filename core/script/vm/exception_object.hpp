/// Exceptions: instances of BaseException and its subclasses.
#pragma once

#include "core/script/vm/attribute_store.hpp"
#include "core/script/vm/member_descriptor.hpp"
#include "core/script/vm/object.hpp"
#include "core/script/vm/sequence_objects.hpp"
#include "core/script/vm/string_object.hpp"

namespace simul::script {

class ExceptionObject : public Container {
public:
    static constexpr bool is_layout(Layout layout) {
        return layout == Layout::Exception || layout == Layout::ExceptionGroup;
    }

    static Ref<ExceptionObject> create(TypeObject& type, Ref<TupleObject> args);

    /// The arguments of the constructor.
    Ref<TupleObject> args;
    Value cause;     ///< `__cause__`: Empty or an exception
    Value context;   ///< `__context__`: Empty or an exception
    Value traceback; ///< `__traceback__`: Empty or a traceback
    bool suppress_context = false;
    /// The library has raised it, perhaps where no frame of the program was: then there is no traceback.
    bool was_raised_in_library = false;

    /// What particular types keep beside `args`: StopIteration.value, SystemExit.code, ImportError.name,
    /// NameError .name, AttributeError.name and .obj, OSError.errno.
    AttributeStore details;

    AttributeStore* attributes() noexcept override { return &attributes_; }
    MemberValues* members() noexcept override { return &members_; }
    bool needs_finalizer() const noexcept override { return type().has_finalizer(); }

    void visit_references(ReferenceVisitor& visitor) const override;
    void clear_references() noexcept override;

protected:
    ExceptionObject(TypeObject& type, Layout layout, Ref<TupleObject> arguments);

private:
    AttributeStore attributes_;
    MemberValues members_;
};

/// BaseExceptionGroup and ExceptionGroup.
class ExceptionGroupObject final : public ExceptionObject {
public:
    static constexpr bool is_layout(Layout layout) { return layout == Layout::ExceptionGroup; }

    static Ref<ExceptionGroupObject> create(TypeObject& type, StringRef message, Ref<TupleObject> exceptions,
                                            Ref<TupleObject> args);

    StringRef message;
    Ref<TupleObject> exceptions;

    void visit_references(ReferenceVisitor& visitor) const override;

private:
    ExceptionGroupObject(TypeObject& type, StringRef text, Ref<TupleObject> members,
                         Ref<TupleObject> arguments);
};

using ExceptionRef = Ref<ExceptionObject>;

/// `isinstance(exception, type)` for a built-in or script class, without `__instancecheck__`.
bool is_exception_of(const Value& exception, const TypeObject& type) noexcept;

} // namespace simul::script
