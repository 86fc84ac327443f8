/// What a field of a register usually means for the firmware, beside what it says.
package struct FieldAdvice: Sendable, Hashable {
    /// The register, by the catalog's name.
    package let register: String
    /// The field, by the catalog's name.
    package let field: String
    /// A sentence for a field that is not zero; nil where its meaning says it all.
    package let set: String?
    /// A sentence for a field that is zero, where zero says something too.
    package let clear: String?

    init(_ register: String, _ field: String, _ set: String? = nil, clear: String? = nil) {
        self.register = register
        self.field = field
        self.set = set
        self.clear = clear
    }

    /// Every row there is.
    package static let all: [FieldAdvice] =
        memManage + bus + usage + hard + debug + handlers + status + values

    /// The row of a field; the parts of CFSR share its rows.
    package static func of(_ field: RegisterField, in register: RegisterDescription) -> FieldAdvice? {
        let name = ["MMFSR", "BFSR", "UFSR"].contains(register.name) ? "CFSR" : register.name
        return all.first { $0.register == name && $0.field == field.name }
    }
}
