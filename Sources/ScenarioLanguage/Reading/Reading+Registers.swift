import ArmMProfile
package import Diagnostics

/// Registers, their fields, and mappings from them.
extension Reading {
    /// A register that is named, and what its value can be.
    struct RegisterTarget {
        var reference: Located<RegisterReference>
        var target: ValueTarget
    }

    /// A register or `REGISTER.FIELD`, in the catalog's spelling.
    func register(_ name: Located<String>) -> RegisterTarget? {
        let parts = name.value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let registerName = parts.first ?? ""
        guard let register = RegisterCatalog.named(registerName) else {
            report(.unknownRegister(registerName, at: name.part(0, registerName.unicodeScalars.count)))
            return nil
        }
        guard register.location != .value else {
            report(.valueIsNoRegister(register.name, at: name.span))
            return nil
        }
        guard parts.count > 1 else {
            return RegisterTarget(
                reference: Located(RegisterReference(register: register.name), at: name.span),
                target: ValueTarget(register.name, width: register.width, register: register))
        }
        guard let field = register.field(parts[1]) else {
            let start = registerName.unicodeScalars.count + 1
            report(.unknownField(parts[1], of: register, at: name.part(start, start + parts[1].unicodeScalars.count)))
            return nil
        }
        return RegisterTarget(
            reference: Located(RegisterReference(register: register.name, field: field.name), at: name.span),
            target: ValueTarget("\(register.name).\(field.name)", width: field.width))
    }

    /// The registers of a mapping, each once.
    func registers(_ node: YAMLNode, _ what: String) -> [(register: RegisterTarget, value: YAMLNode)] {
        var seen: [RegisterReference: SourceSpan] = [:]
        return table(node, what).compactMap { name, value in
            guard let register = register(name) else { return nil }
            if let first = seen[register.reference.value] {
                report(.sameRegisterTwice(register.target.what, first: first, at: name.span))
                return nil
            }
            seen[register.reference.value] = name.span
            return (register, value)
        }
    }

    /// A mapping of registers to the values they are set to.
    func assignments(_ node: YAMLNode, _ what: String) -> [RegisterAssignment] {
        let registers = registers(node, what)
        if node.entries?.isEmpty == true { report(.emptyCollection(what, "it sets nothing", at: node.span)) }
        return registers.compactMap { register, node in
            if RegisterCatalog.named(register.reference.value.register)?.access == .readOnly {
                report(.cannotBeSet(register.target.what, at: register.reference.span))
                return nil
            }
            return expression(node, register.target).map { RegisterAssignment(target: register.reference, value: $0) }
        }
    }

    /// A mapping of registers to what they have to be.
    func expectations(_ node: YAMLNode, _ what: String) -> [RegisterExpectation] {
        let registers = registers(node, what)
        if node.entries?.isEmpty == true { report(.emptyCollection(what, "it checks nothing", at: node.span)) }
        return registers.compactMap { register, node in
            expectation(node, register.target).map { RegisterExpectation(target: register.reference, value: $0) }
        }
    }

    /// Names of one-bit fields, in the catalog's spelling.
    func bits(_ nodes: [YAMLNode], of register: RegisterDescription) -> [Located<String>]? {
        var names: [Located<String>] = []
        for node in nodes {
            guard let name = text(node, "a field") else { continue }
            guard let field = register.field(name.value) else {
                report(.unknownField(name.value, of: register, at: name.span))
                continue
            }
            guard field.width == 1 else {
                report(.notASingleBit(field, of: register, at: name.span))
                continue
            }
            names.append(Located(field.name, at: name.span))
        }
        return names.count == nodes.count ? names : nil
    }

    /// The name of an exception, in the manual's spelling.
    func exception(_ node: YAMLNode, _ what: String, _ kind: ExceptionName.Kind = .exception) -> Located<String>? {
        guard let name = text(node, what) else { return nil }
        guard let canonical = ExceptionName.canonical(name.value, kind) else {
            report(.unknownException(name.value, kind, at: name.span))
            return nil
        }
        return Located(canonical, at: name.span)
    }
}

extension Located<String> {
    /// The place of some of its scalars, when the text stands in the file as it is; else the whole place.
    package func part(_ start: Int, _ end: Int) -> SourceSpan {
        guard span.start.line == span.end.line else { return span }
        let quotes = span.end.column - span.start.column - value.unicodeScalars.count
        guard quotes == 0 || quotes == 2 else { return span }
        let first = span.start.column + quotes / 2
        return SourceSpan(
            file: span.file, start: SourcePosition(line: span.start.line, column: first + start),
            end: SourcePosition(line: span.end.line, column: first + max(start + 1, end)))
    }
}
