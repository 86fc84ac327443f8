/// What a region is to a device of a kind: `memory: { array: flash }` in a machine file.
package struct MemoryRole: Sendable, ExpressibleByStringLiteral {
    package let name: String
    /// A machine can do without.
    package var isOptional = false
    /// It has to be a window, which the device opens and closes.
    package var isWindow = false
    /// The device answers what the region itself does not: stores to flash, accesses to a closed window. Of a region one device
    /// does so.
    package var answers = true

    /// A memory whose accesses the device answers where the region itself does not.
    package init(stringLiteral name: String) { self.name = name }

    /// A window, which the device opens and closes, and whose accesses it answers while it is closed.
    package static func window(_ name: String) -> MemoryRole {
        var role = MemoryRole(stringLiteral: name)
        role.isWindow = true
        return role
    }

    /// A memory that the device reads and changes, or that its windows can show, and that it has nothing else to do with.
    package static func shown(_ name: String) -> MemoryRole {
        var role = MemoryRole(stringLiteral: name)
        role.answers = false
        return role
    }

    /// What a region of it has to be, in a few words.
    package var meaning: String {
        (isWindow ? "a window" : answers ? "memory that it answers for" : "memory that it uses or shows") + (isOptional ? ", optional" : "")
    }

    /// The same, where a machine can do without.
    package var optional: MemoryRole {
        var role = self
        role.isOptional = true
        return role
    }
}
