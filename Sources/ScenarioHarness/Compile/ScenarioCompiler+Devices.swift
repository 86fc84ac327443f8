internal import ArmMProfile
internal import CortexM
internal import Diagnostics
internal import ScenarioLanguage

/// Registers of devices, looked up in the tables of the machine's devices.
extension ScenarioCompiler {
    /// `expect.devices`: each register or field once.
    mutating func devices(_ checks: [DeviceExpectation]) -> [CompiledRegisterCheck] {
        var seen: [String: SourceSpan] = [:]
        var unknown: [String] = []
        return checks.compactMap { check in
            guard !unknown.contains(check.device.value) else { return nil }
            guard let device = machine.devices.first(where: { $0.name == check.device.value }) else {
                unknown.append(check.device.value)
                report(.unknownDevice(check.device.value, among: machine.devices.map(\.name), machine: machine.name, at: check.device.span))
                return nil
            }
            guard let target = register(check.register, of: device), resolves(check.value, target) else { return nil }
            if let first = seen[target.name] {
                report(.sameRegisterTwice(target.name, first: first, at: check.register.span))
                return nil
            }
            seen[target.name] = check.register.span
            return value(check.value, width: target.width, target.name, register: target.field == nil ? target.register : nil)
                .map { CompiledRegisterCheck(target: target, value: $0) }
        }
    }

    /// A register or `REGISTER.FIELD` of a device. An array of registers has no name for one of them.
    private mutating func register(_ name: Located<String>, of device: DevicePlacement) -> RegisterTarget? {
        let rows = ((device.device as? any RegisterDevice)?.registers.table.rows ?? []).filter { $0.words == 1 }
        // The names of some registers have dots of their own, as PSEL.SCL has.
        let parts = name.value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let candidates = (1...parts.count).reversed().map { parts.prefix($0).joined(separator: ".") }
        let found = candidates.lazy.compactMap { candidate in
            rows.lazy.compactMap { row in row.name(like: candidate).map { (row, $0) } }.first
        }.first
        guard let (row, called) = found else {
            let isGroup = rows.contains { $0.name.lowercased().hasPrefix(parts[0].lowercased() + ".") }
            let unknown = isGroup ? name.value : parts[0]
            report(
                .unknownDeviceRegister(
                    unknown, of: device.name, among: rows.flatMap { [$0.name] + $0.otherNames },
                    at: name.part(0, unknown.unicodeScalars.count)))
            return nil
        }
        let register = ArmMProfile.RegisterDescription(
            "\(device.name).\(called)", at: .memory(address: device.base &+ row.offset, size: 4), "", fields: row.fields)
        guard name.value.count > called.count else { return RegisterTarget(register, field: nil) }
        let fieldName = String(name.value.dropFirst(called.count + 1))
        guard let field = register.field(fieldName) else {
            let start = called.unicodeScalars.count + 1
            report(.unknownField(fieldName, of: register, at: name.part(start, start + fieldName.unicodeScalars.count)))
            return nil
        }
        return RegisterTarget(register, field: field)
    }

    /// Whether all names of bits in an expectation are those of the target's fields of one bit.
    private mutating func resolves(_ expectation: Located<ValueExpectation>, _ target: RegisterTarget) -> Bool {
        switch expectation.value {
        case .equals, .range: return true
        case .masked(_, let inner), .not(let inner): return resolves(inner, target)
        case .oneOf(let alternatives):
            var isResolved = true
            for alternative in alternatives where !resolves(alternative, target) { isResolved = false }
            return isResolved
        case .bits(let set, let clear): return resolves(set + clear, target, at: expectation.span)
        case .exactly(let names): return resolves(names, target, at: expectation.span)
        }
    }

    private mutating func resolves(_ names: [Located<String>], _ target: RegisterTarget, at span: SourceSpan) -> Bool {
        guard target.field == nil else {
            report(.namesNeedFields(target.name, at: span))
            return false
        }
        var isResolved = true
        for name in names {
            guard let field = target.register.field(name.value) else {
                report(.unknownField(name.value, of: target.register, at: name.span))
                isResolved = false
                continue
            }
            guard field.width == 1 else {
                report(.notASingleBit(field, of: target.register, at: name.span))
                isResolved = false
                continue
            }
        }
        return isResolved
    }
}
