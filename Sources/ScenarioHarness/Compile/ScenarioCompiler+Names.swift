internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Registers, exceptions and devices, looked up on the machine.
extension ScenarioCompiler {
    /// A register or field that the machine's architecture has.
    mutating func register(_ reference: Located<RegisterReference>) -> RegisterTarget? {
        guard let register = RegisterCatalog.named(reference.value.register) else { return nil }
        guard register.since <= machine.core.architecture else {
            report(.absentRegister(register, machine.core, at: reference.span))
            return nil
        }
        guard register.needs <= machine.core.floatingPoint else {
            report(.withoutFloatingPoint(register.name, machine.core, at: reference.span))
            return nil
        }
        return RegisterTarget(register, field: reference.value.field.flatMap(register.field))
    }

    /// An exception that the machine has.
    mutating func exception(_ name: Located<String>) -> Located<ExceptionNumber>? {
        guard let number = ExceptionNumber.named(name.value) else { return nil }
        let exists: Bool =
            switch number {
            case .memManage, .busFault, .usageFault, .debugMonitor: machine.core.architecture != .armv6M
            default: number.interruptLine.map { $0 < machine.core.interruptCount } ?? true
            }
        guard exists else {
            report(.absentException(number, machine.core, at: name.span))
            return nil
        }
        return Located(number, at: name.span)
    }

    /// An exception that a stimulus can pend.
    mutating func pendable(_ name: Located<String>) -> Located<ExceptionNumber>? {
        guard let number = exception(name) else { return nil }
        guard number.value != .hardFault, number.value != .reset, number.value != .thread else {
            report(.cannotBePended(number.value, at: name.span))
            return nil
        }
        return number
    }

    /// The interrupt line of a number or a device.
    mutating func line(_ source: Located<InterruptDescription.Source>) -> Int? {
        switch source.value {
        case .line(let number):
            guard number < UInt64(machine.core.interruptCount) else {
                let exception = ExceptionNumber.interrupt(Int(clamping: min(number, 239)))
                report(.absentException(exception, machine.core, at: source.span))
                return nil
            }
            return Int(number)
        case .device(let name):
            guard let device = machine.devices.first(where: { $0.name == name }) else {
                report(.unknownDevice(name, among: machine.devices.map(\.name), machine: machine.name, at: source.span))
                return nil
            }
            let lines = Set(device.interrupts.filter { $0 >= 0 }).sorted()
            guard let line = lines.first else {
                let others = machine.devices.filter { !$0.interrupts.isEmpty }.map(\.name)
                report(.unfitDevice(name, lacks: "interrupt", others: others, at: source.span))
                return nil
            }
            guard lines.count == 1 else {
                report(.severalInterrupts(name, lines, at: source.span))
                return nil
            }
            return line
        }
    }

    /// The name of a console of the machine.
    mutating func console(_ name: Located<String>) -> String? {
        let consoles = machine.devices.filter(\.device.hasConsole).map(\.name) + machine.core.consoles
        if consoles.contains(name.value) { return name.value }
        if machine.devices.contains(where: { $0.name == name.value }) {
            report(.unfitDevice(name.value, lacks: "console", others: consoles, at: name.span))
        } else {
            report(.unknownDevice(name.value, among: consoles, machine: machine.name, at: name.span))
        }
        return nil
    }

    /// The name of a device that takes input. Whether it takes these bytes is known when they arrive.
    mutating func inputDevice(_ name: Located<String>) -> String? {
        let names = machine.devices.map(\.name) + [Machine.semihostingConsole]
        if names.contains(name.value) { return name.value }
        report(.unknownDevice(name.value, among: names, machine: machine.name, at: name.span))
        return nil
    }
}

extension ExceptionNumber {
    /// The exception of a name in the manual's spelling, as the reader leaves them.
    static func named(_ name: String) -> ExceptionNumber? {
        if name.hasPrefix("IRQ") { return Int(name.dropFirst(3)).map { .interrupt($0) } }
        let system: [ExceptionNumber] = [
            .thread, .reset, .nmi, .hardFault, .memManage, .busFault, .usageFault, .svCall, .debugMonitor, .pendSV, .sysTick,
        ]
        return system.first { $0.description == name }
    }
}
