package import Diagnostics

/// Bits that change.
package struct FlipDescription: Sendable, Hashable {
    package enum Target: Sendable, Hashable {
        case register(Located<RegisterReference>)
        case memory(Located<ValueExpression>, size: Int)
    }

    package var target: Target
    package var mask: UInt64

    package init(target: Target, mask: UInt64) {
        self.target = target
        self.mask = mask
    }
}
