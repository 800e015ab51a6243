using MongCai.Poverty.Etl.Tests.Kit.Reporting;
using MongCai.Poverty.Etl.Tests.Unit.Reporting.Origin;
using Xunit;

namespace MongCai.Poverty.Etl.Tests.Unit.Reporting;

public sealed class WordOriginTests
{
    /// <summary>Writes the first version of the Word templates over templates/: run by name, never with the others.</summary>
    [Fact(Explicit = true)]
    public void Write_FirstVersions()
    {
        foreach (var (kind, bytes) in (ReadOnlySpan<(string, byte[])>)[("weekly-report", WordOrigin.WeeklyReport()), ("quarterly-review", WordOrigin.QuarterlyReview()), ("reminder-letter", WordOrigin.ReminderLetter()), ("correction", WordOrigin.Correction())])
            File.WriteAllBytes(Path.Combine(SampleResults.Repository, "templates", kind, "report.docx"), bytes);
    }
}
