using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Validation;

namespace MongCai.Poverty.Etl.Tests.Kit.Reading;

/// <summary>The judge as the program has it, with the form and the wards of <c>config/</c>.</summary>
public static class Judging
{
    private static readonly Lazy<FormDefinition> LoadedForm = new(() => FormDefinition.Load(RepositoryRoot.Path("config", "forms", "bc-tuan-v1.yml")));
    private static readonly Lazy<WardRegister> LoadedWards = new(() => WardsFile.Load(RepositoryRoot.Path("config", "wards.yml")) with { Area = Some.Area });

    /// <summary>The weekly form.</summary>
    public static FormDefinition Form => LoadedForm.Value;

    /// <summary>All wards.</summary>
    public static WardRegister Wards => LoadedWards.Value;

    /// <summary>A judge with limits of its own.</summary>
    public static WorkbookJudge Judge(ReadingLimits? limits = null) => new(Form, Wards, limits ?? new ReadingLimits());

    /// <summary>Judges a workbook that a test wrote.</summary>
    public static JudgedWorkbook Judge(TestWorkbook workbook, string? wardFolder = null) => Judge().Judge("thu.xlsx", WorkbookFile.Bytes(workbook), wardFolder);

    /// <summary>Judges the sound workbook after a change.</summary>
    public static JudgedWorkbook Judge(Action<TestWorkbook> change) => Judge(TestWorkbook.With(change));

    /// <summary>Judges bytes.</summary>
    public static JudgedWorkbook Judge(byte[] bytes, ReadingLimits? limits = null) => Judge(limits).Judge("thu.xlsx", bytes);

    /// <summary>Findings of a workbook after a change, as "GN203 Biểu 02-DS!I11"; infos too.</summary>
    public static IReadOnlyList<string> Findings(Action<TestWorkbook> change) => [.. Judge(change).Findings.Select(Place)];

    /// <summary>The content of a workbook after a change.</summary>
    /// <exception cref="InvalidOperationException">It was rejected.</exception>
    public static Submission Accepted(Action<TestWorkbook> change) => Judge(change) switch
    {
        AcceptedSubmission accepted => accepted.Content,
        var refused => throw new InvalidOperationException(string.Join("; ", refused.Findings.Select(finding => finding.Message))),
    };

    /// <summary>Code and place of a finding.</summary>
    public static string Place(Finding finding) => $"{finding.Code} {finding.Sheet}!{finding.Cell}";
}
