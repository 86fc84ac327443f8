internal import ArmMProfile
internal import CortexM

/// The core's registers before a call, to be put back after it: R0 to R15, the stack pointers, the special registers, and the
/// floating-point ones. Memory, and what the function did to the system registers, stay.
struct SavedRegisters {
    private let registers: InlineArray<16, UInt32>
    private let flags: ConditionFlags
    private let state: ProcessorState
    private let single: InlineArray<32, UInt32>
    private let fpscr: FPSCR
    private let fpca: Bool

    var pc: UInt32 { registers[15] }
    /// The exception that was being handled.
    var exception: ExceptionNumber { state.ipsr }

    init(_ machine: borrowing Machine) {
        registers = machine.registers
        flags = machine.flags
        state = machine.state
        single = machine.floatingPoint.registers
        fpscr = machine.floatingPoint.fpscr
        fpca = machine.floatingPoint.fpca
    }

    func restore(_ machine: inout Machine) {
        let event = machine.state.eventRegister
        machine.registers = registers
        machine.flags = flags
        machine.state = state
        machine.state.eventRegister = event
        machine.state.exclusiveMonitor = false
        machine.floatingPoint.registers = single
        machine.floatingPoint.fpscr = fpscr
        machine.floatingPoint.fpca = fpca
        machine.updateAttention()
    }
}
