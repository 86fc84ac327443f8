/// A wire from one device's output to an input of the device it is given to: the pins of a port to the unit that detects their
/// edges, for example. It carries a word, whose meaning the two kinds of device share.
public struct DeviceWire: Sendable, Hashable {
    /// The name of the device that drives it.
    public var source: String
    /// Which of that device's outputs it is.
    public var output: Int
    /// The input where it arrives.
    public var input: Int

    /// A wire from `output` of the device named `source` to input `input`.
    public init(source: String, output: Int, input: Int) {
        self.source = source
        self.output = output
        self.input = input
    }
}

/// A word that a device puts on one of its outputs.
package struct DeviceSignal: Sendable, Hashable {
    package let output: Int
    package let value: UInt32

    package init(output: Int, value: UInt32) {
        self.output = output
        self.value = value
    }
}
