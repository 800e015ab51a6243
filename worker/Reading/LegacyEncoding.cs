namespace MongCai.Poverty.Etl.Reading;

/// <summary>How Vietnamese text is stored in a sheet.</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode, or nothing that tells.</summary>
    Unicode,

    /// <summary>TCVN3 (ABC), fonts .VnTime and kin: one letter per byte; most capital vowels are lost.</summary>
    Tcvn3,

    /// <summary>VNI, fonts VNI-Times and kin: a vowel followed by its marks.</summary>
    Vni,
}
