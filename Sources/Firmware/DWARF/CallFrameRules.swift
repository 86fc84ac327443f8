/// How the registers of a function's caller are found, at one of its instructions (DWARF 5, 6.4.1).
public struct CallFrameRules: Sendable, Hashable {
    /// Where the caller's value of a register is.
    public enum Rule: Sendable, Hashable {
        /// It is lost.
        case undefined
        /// The register still holds it.
        case sameValue
        /// In memory, so many bytes from the canonical frame address.
        case offset(Int32)
        /// It is the canonical frame address and so many bytes.
        case valueOffset(Int32)
        /// In another register.
        case register(Int)
    }

    /// The canonical frame address is this register and `offset`; R0 to R15 by number.
    public internal(set) var register = 13
    /// Bytes from the register to the canonical frame address.
    public internal(set) var offset: Int32 = 0
    /// The register whose rule says where the return address is; LR as a rule.
    public internal(set) var returnRegister = 14
    /// The rules of R0 to R15. The caller's stack pointer is the canonical frame address unless a rule says otherwise.
    public internal(set) var rules: [Rule] = .init(repeating: .sameValue, count: 16)
    /// The canonical frame address is an expression, which is not evaluated.
    var isExpression = false
}
