package import Diagnostics

/// What the verb `call` asks for.
package enum CallDescription: Sendable, Hashable {
    case function(FunctionCallDescription)
    case loader(LoaderCallDescription)
}

/// A call of a function of the image, as a debug server makes it.
package struct FunctionCallDescription: Sendable, Hashable {
    package var function: Located<ValueExpression>
    /// How the functions of a flash loader are called; nil for a function like any other.
    package var convention: Located<LoaderConvention>?
    /// Words: R0 to R3, then the stack.
    package var arguments: [Located<ValueExpression>] = []
    package var registers: [RegisterAssignment] = []
    /// nil for the current stack pointer, or the convention's.
    package var stack: Located<ValueExpression>?
    /// nil for the start of the vector table, or the convention's.
    package var returnAddress: Located<ValueExpression>?
    package var masksInterrupts = false
    /// What R0 is to be at the end.
    package var result: Located<ValueExpectation>?
    /// What R0 and R1 are to be at the end, as one number.
    package var result64: Located<ValueExpectation>?
    package var limits = Limits()
    /// A part of the message when it is to fail.
    package var fails: Located<String>?

    package init(function: Located<ValueExpression>) { self.function = function }
}
