import Diagnostics

/// `expect.devices`.
extension Reading {
    /// Registers by the names of their devices. Which there are, and which fields they have, the machine knows.
    func deviceExpectations(_ node: YAMLNode, _ what: String) -> [DeviceExpectation] {
        if node.entries?.isEmpty == true { report(.emptyCollection(what, "it checks nothing", at: node.span)) }
        return table(node, what).flatMap { device, registers in
            let what = "'\(device.value.prefix(40))'"
            if registers.entries?.isEmpty == true { report(.emptyCollection(what, "it checks nothing", at: registers.span)) }
            return table(registers, what).compactMap { register, value in
                let target = ValueTarget("\(device.value).\(register.value)", width: 32, takesAnyNames: true)
                return expectation(value, target).map { DeviceExpectation(device: device, register: register, value: $0) }
            }
        }
    }
}
