/// The external interrupt and event controller of STM32 parts: edges of GPIO pins, and of the software trigger, become pending
/// bits, interrupts and events. Where the registers lie differs by family.
///
/// | register | F1, F4 (RM0008 10.3, RM0090 12.3) | L4 (RM0351 14.5) | H7 (RM0433 20.6) |
/// | --- | --- | --- | --- |
/// | IMR, EMR | 0x00, 0x04 | and 0x20, 0x24 | 0x80 + 16n, 0x84 + 16n |
/// | RTSR, FTSR, SWIER | 0x08, 0x0C, 0x10 | and 0x28 to 0x30 | 0x00 + 32n to 0x08 + 32n |
/// | PR (write one to clear) | 0x14 | and 0x34 | 0x88 + 16n |
///
/// An edge sets its pending bit whether or not the line is masked; SWIER's bit goes with the pending bit. It listens to the
/// multiplexer (SYSCFG or AFIO) for which port each of lines 0 to 15 is of, and to the ports.
///
/// Interrupt outputs: lines 0 to 4, one each; 5 to 9; 10 to 15; then lines 16 to 22, one each.
public struct STM32EXTI: RegisterDevice {
    /// Inputs of the device, in order: the multiplexer, then ports A to K.
    package static let inputs = ["select"] + "abcdefghijk".map { "port_\($0)" }
    package static let outputs = (0...4).map { "line \($0)" } + ["lines 5 to 9", "lines 10 to 15"] + (16...22).map { "line \($0)" }

    package var registers: RegisterFile
    private let layout: STM32EXTILayout
    private var pins = [UInt32?](repeating: nil, count: 11)
    /// The port of each line: four bits of EXTICR.
    private var ports = [UInt8](repeating: 0, count: 16)

    /// A controller with the registers of a family.
    public init(_ layout: STM32EXTILayout) {
        self.layout = layout
        registers = RegisterFile(layout.table)
    }

    /// Gives registers their reset values and every line to port A; what drives the pins is as it was, until power-on.
    public mutating func reset(_ kind: ResetKind) {
        registers.reset()
        for line in ports.indices { ports[line] = 0 }
        guard kind == .powerOn else { return }
        for port in pins.indices { pins[port] = nil }
    }

    package mutating func store(_ offset: UInt32, _ value: UInt32, lanes: UInt32, _ context: inout DeviceContext) {
        guard let place = layout.place(of: offset) else { return registers.store(offset, value, lanes: lanes) }
        let bank = place.bank
        switch place.register {
        case .swier:
            let rising = value & lanes & bank.edges & ~registers[bank.swier]
            registers[bank.swier] |= rising
            trigger(bank, rising, &context)
        case .pr:
            registers[bank.pr] &= ~value
            registers[bank.swier] &= ~value
        case .other: registers.store(offset, value, lanes: lanes)
        }
        setOutputs(&context)
    }

    /// A port's levels, or four lines' ports (the number of EXTICR in the upper half).
    public mutating func signal(_ input: Int, _ value: UInt32, _ context: inout DeviceContext) {
        if input == 0 {
            select(value, &context)
        } else if pins.indices.contains(input - 1) {
            let port = input - 1
            let old = pins[port]
            pins[port] = value
            guard let old else { return }
            let lines = mask { Int(ports[$0]) == port }
            edge(old & lines, value & lines, &context)
        }
        setOutputs(&context)
    }

    /// Other ports for four lines: a line whose level is another at the new port has an edge.
    private mutating func select(_ value: UInt32, _ context: inout DeviceContext) {
        let first = Int(value >> 16 & 3) * 4
        let before = levels
        for line in 0..<4 { ports[first + line] = UInt8(value >> UInt32(line * 4) & 0xF) }
        edge(before, levels, &context)
    }

    /// The levels of lines 0 to 15.
    private var levels: UInt32 {
        mask { line in
            let port = Int(ports[line])
            return pins.indices.contains(port) && (pins[port] ?? 0) >> UInt32(line) & 1 != 0
        }
    }

    private func mask(_ isSet: (Int) -> Bool) -> UInt32 {
        (0..<16).reduce(0) { isSet($1) ? $0 | 1 << UInt32($1) : $0 }
    }

    private mutating func edge(_ old: UInt32, _ new: UInt32, _ context: inout DeviceContext) {
        guard let bank = layout.banks.first else { return }
        let rising = new & ~old & registers[bank.rtsr]
        let falling = old & ~new & registers[bank.ftsr]
        if rising | falling != 0 { trigger(bank, rising | falling, &context) }
    }

    private mutating func trigger(_ bank: STM32EXTILayout.Bank, _ lines: UInt32, _ context: inout DeviceContext) {
        registers[bank.pr] |= lines
        if lines & registers[bank.emr] != 0 { context.sendsEvent = true }
    }

    private func setOutputs(_ context: inout DeviceContext) {
        guard let bank = layout.banks.first else { return }
        let active = registers[bank.pr] & registers[bank.imr]
        for line in 0...4 { context.setInterrupt(line, active >> UInt32(line) & 1 != 0) }
        context.setInterrupt(5, active & 0x03E0 != 0)
        context.setInterrupt(6, active & 0xFC00 != 0)
        for line in 16...22 { context.setInterrupt(line - 9, active >> UInt32(line) & 1 != 0) }
    }
}
