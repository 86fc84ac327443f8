/// The Instrumentation Trace Macrocell (DDI 0403 C1.7): 32 stimulus ports, each a console. Packets have no wire to go out on, so a
/// port is always ready.
package struct InstrumentationTrace: Sendable {
    /// ITM_TER: the ports that take stores.
    package var enables: UInt32 = 0
    /// ITM_TPR: the groups of 8 ports that only privileged code may use.
    package var privileges: UInt32 = 0
    /// ITM_TCR.
    package var control: UInt32 = 0
    /// LAR has been written with its key: the core may write TER, TPR and TCR.
    package var isUnlocked = false
    /// What each port has printed.
    package private(set) var ports: [Console] = .init(repeating: Console(), count: Self.portCount)
    /// How many bytes they have printed altogether.
    package private(set) var byteCount = 0

    /// Stimulus ports.
    package static let portCount = 32

    package init() {}

    /// Whether a port takes a store.
    func accepts(_ port: Int, privileged: Bool) -> Bool {
        control & 1 != 0 && enables >> UInt32(port) & 1 != 0 && (privileged || privileges >> UInt32(port / 8) & 1 == 0)
    }

    /// Prints the bytes of a store, the lowest first.
    mutating func print(_ value: UInt32, size: AccessSize, port: Int) {
        for index in 0..<UInt32(size.rawValue) {
            ports[port & 31].append(UInt8(truncatingIfNeeded: value >> (8 &* index)))
        }
        byteCount &+= Int(size.rawValue)
    }

    /// Power-on: registers and consoles.
    mutating func reset() {
        enables = 0
        privileges = 0
        control = 0
        isUnlocked = false
        guard byteCount > 0 else { return }
        for port in ports.indices { ports[port].removeAll() }
        byteCount = 0
    }
}
