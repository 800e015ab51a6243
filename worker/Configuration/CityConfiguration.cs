using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Forms;
using MongCai.Poverty.Etl.Reporting.Models;

namespace MongCai.Poverty.Etl.Configuration;

/// <summary>What config/ says about the city, read once at start.</summary>
/// <param name="Register">wards.yml.</param>
/// <param name="PlanFiles">plans/.</param>
/// <param name="Calendar">calendar.yml.</param>
/// <param name="Forms">forms/bc-tuan-*.yml.</param>
/// <param name="Recipients">recipients.yml.</param>
/// <param name="Headings">report.yml, by kind of document.</param>
public sealed record CityConfiguration(
    WardRegister Register,
    PlanFolder PlanFiles,
    WeekCalendar Calendar,
    FormVersions Forms,
    RecipientRegister Recipients,
    IReadOnlyDictionary<string, ReportHeading> Headings)
{
    /// <summary>standards/, by their days; none in a configuration of before they were data.</summary>
    public IReadOnlyList<PovertyStandard> Standards { get; init; } = [];

    /// <summary>The plans that count.</summary>
    public Plans Plans => PlanFiles.Plans;

    /// <summary>Official label of each deprivation indicator by its key.</summary>
    public IReadOnlyDictionary<string, string> IndicatorLabels { get; } =
        Forms.All.SelectMany(form => form.List.Columns).Where(column => column.Kind == ValueKind.Mark).DistinctBy(column => column.Key).ToDictionary(column => column.Key, column => column.Label, StringComparer.Ordinal);

    /// <summary>The form of a week with the points that hold on its Sunday.</summary>
    public FormDefinition FormOf(ReportingWeek week) => Forms.ForWeek(week) is var form ? form with { Points = PovertyStandard.PointsOn(Standards, week.Sunday, form) } : form;

    /// <summary>Every address to which mail may go: the recipients' and the wards'.</summary>
    public IEnumerable<string> Addresses => [.. Recipients.All.Select(recipient => recipient.Address), .. Register.Wards.Select(ward => ward.Mail).OfType<string>()];

    /// <summary>Reads every file of the folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="mail">Says to which domains mail may go.</param>
    /// <param name="time">The clock: only the plan of the running year must be right (<see cref="PlanFolder"/>).</param>
    /// <exception cref="ConfigurationFaultException">All faults of all files at once.</exception>
    public static CityConfiguration Load(string folder, MailOptions mail, TimeProvider time)
    {
        var faults = new List<ConfigurationFault>();
        string In(string name) => Path.Combine(folder, name);
        var register = Try(faults, () => WardsFile.Load(In("wards.yml"), mail));
        var calendar = Try(faults, () => CalendarFile.Load(In("calendar.yml")));
        var plans = register is null ? null : Try(faults, () => PlanFolder.Load(In("plans"), register, Today(calendar, time)));
        var form = Try(faults, () => FormVersions.LoadAll(In("forms")));
        Try(faults, () => UnitRowsForm.Load(In(Path.Combine("forms", "mau-7-3.yml"))));
        var standards = Try(faults, () => PovertyStandard.LoadAll(In("standards")));
        var recipients = Try(faults, () => RecipientsFile.Load(In("recipients.yml"), mail));
        var headings = Try(faults, () => ReportHeadingsFile.Load(In("report.yml")));
        return faults.Count == 0
            ? new(register! with { Area = ReportHeadingsFile.AreaOf(headings!) }, plans!, calendar!, form!, recipients!, headings!) { Standards = standards! }
            : throw new ConfigurationFaultException(faults);
    }

    private static DateOnly Today(WeekCalendar? calendar, TimeProvider time) => calendar?.LocalDay(time.GetUtcNow()) ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private static T? Try<T>(List<ConfigurationFault> faults, Func<T> load) where T : class
    {
        try
        {
            return load();
        }
        catch (ConfigurationFaultException wrong)
        {
            faults.AddRange(wrong.Faults);
            return null;
        }
    }
}
