namespace MongCai.Poverty.Etl.Reading.Files;

/// <summary>Errors as Excel's binary formats number them ([MS-XLS] 2.5.10 BErr).</summary>
internal static class RecordNames
{
    public static string Error(byte code) => code switch
    {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2B => "#GETTING_DATA",
        _ => "#N/A",
    };
}
