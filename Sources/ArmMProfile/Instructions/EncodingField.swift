/// The name of a field in an encoding diagram, as the manual spells it (DDI 0403 A7.7).
public enum EncodingField: String, Sendable, Hashable, CaseIterable {
    case rd = "Rd", rdn = "Rdn", rdm = "Rdm", rn = "Rn", rm = "Rm", ra = "Ra", rt = "Rt", rt2 = "Rt2"
    case rdLo = "RdLo", rdHi = "RdHi"
    /// The high bit of a register whose other three bits are Rd, Rdn, Rdm or Rn.
    case d = "D", dn = "DN", dm = "DM", n = "N"
    case m = "M", p = "P", u = "U", w = "W", s = "S", r = "R", t = "T"
    case i, im, sh, imm2, imm3, imm4, imm5, imm6, imm7, imm8, imm10, imm11, imm12
    case type, rotate, cond, firstcond, mask, option, hint, msb, widthm1, coproc, opc1, opc2
    case satImm4 = "sat_imm4", satImm5 = "sat_imm5"
    case registerList = "register_list"
    case interrupts = "I", faults = "F", j1 = "J1", j2 = "J2", sysm = "SYSm"
    case crd = "CRd", crn = "CRn", crm = "CRm"
}
