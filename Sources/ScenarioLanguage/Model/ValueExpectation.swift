package import Diagnostics

/// What a value must be (rule 7): equality when written as a scalar, more when written as a mapping.
package indirect enum ValueExpectation: Sendable, Hashable {
    case equals(Located<ValueExpression>)
    /// The bits of the mask, the others taken as 0, are to be something.
    case masked(mask: Located<ValueExpression>, Located<ValueExpectation>)
    /// Fields that are 1 and fields that are 0; others are free.
    case bits(set: [Located<String>], clear: [Located<String>])
    /// A list of names for a register with fields: exactly these bits are set.
    case exactly([Located<String>])
    case range(Located<ValueExpression>, Located<ValueExpression>)
    case not(Located<ValueExpectation>)
    case oneOf([Located<ValueExpectation>])
}
