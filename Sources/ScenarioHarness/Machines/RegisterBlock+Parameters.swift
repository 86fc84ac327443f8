import CortexM
import Diagnostics
import ScenarioLanguage

/// The reading of `registers:` of a device of kind `registers`.
extension RegisterBlock {
    init(parameters: inout DeviceParameters) {
        guard let value = parameters.value("registers") else {
            self.init([])
            return
        }
        guard case .map(let entries, _) = value else {
            parameters.report(.badParameter("'registers'", expected: "a mapping of registers by name", at: value.span))
            self.init([])
            return
        }
        // Without `modelled: true` or `false` of its own, a register is as the device says.
        let isModelled = parameters.boolean("modelled") ?? true
        var read = entries.compactMap { RegisterDescription($0, isModelled: isModelled, &parameters) }
        read.sort { $0.register.offset < $1.register.offset }
        for (below, above) in zip(read, read.dropFirst()) where below.register.offset == above.register.offset {
            parameters.report(.registersShareOffset(above.name, with: below.name.value))
        }
        for index in read.indices { read[index].resolveChange(among: read, &parameters) }
        let mirrors = read.flatMap { $0.mirrors(among: read, &parameters) }
        self.init(read.map(\.register), mirrors: mirrors)
    }
}
