using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Answering;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Delivery;
using MongCai.Poverty.Etl.Intake;
using MongCai.Poverty.Etl.Reading;
using MongCai.Poverty.Etl.Reading.Isolation;
using MongCai.Poverty.Etl.Reporting;
using MongCai.Poverty.Etl.Reporting.Checking;
using MongCai.Poverty.Etl.Reporting.Models;
using MongCai.Poverty.Etl.Reporting.Rendering;
using MongCai.Poverty.Etl.Reporting.Templates;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Pipeline;

/// <summary>Registers everything that the commands and the service share.</summary>
internal static class EtlServices
{
    /// <summary>Adds settings, store, stages and use-cases. Opens nothing: files and connections are touched when first needed.</summary>
    public static IServiceCollection AddEtl(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration)
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddSettings()
        .AddSingleton(provider => RunningConfiguration.Load(
            configuration["Config:Folder"]!, provider.GetRequiredService<IOptions<MailOptions>>().Value, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => provider.GetRequiredService<RunningConfiguration>().City)
        .AddStore()
        .AddIntake()
        .AddReaders()
        .AddSingleton(provider => ReaderProgram.This(configuration, provider.GetRequiredService<RunningConfiguration>().ReaderFiles))
        .AddReporting(configuration)
        .AddDelivery()
        .AddPipeline();

    /// <summary>Adds what reads workbooks, and nothing else: all that <c>inspect</c> needs.</summary>
    public static IServiceCollection AddReaders(this IServiceCollection services) => services
        .AddSection<ReadingLimits>(ReadingLimits.Section)
        .AddSection<ReadersOptions>(ReadersOptions.Section)
        .AddSingleton(provider => provider.GetRequiredService<IOptions<ReadingLimits>>().Value)
        .AddSingleton(provider => ReaderProgram.This(provider.GetRequiredService<IConfiguration>()))
        .AddSingleton<WorkbookReaders>()
        .AddSingleton<InspectWorkbooks>();

    private static IServiceCollection AddReporting(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(provider => provider.GetRequiredService<IOptions<DocumentsOptions>>().Value)
        .AddSingleton(provider => new TemplateSource(
            ConfigurationSources.Folder(configuration["Templates:Folder"], "templates"),
            configuration["Templates:LastGood"] ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(provider.GetRequiredService<DocumentsOptions>().Folder))!, "templates-last-good"),
            new Dictionary<string, Type> { [DocumentKinds.Receipt] = typeof(Receipt) },
            provider.GetRequiredService<CityConfiguration>().Register.Area,
            provider.GetRequiredService<ILogger<TemplateSource>>()))
        .AddSingleton(provider => provider.GetRequiredService<TemplateSource>().Open())
        .AddSingleton<ChartRenderer>()
        .AddSingleton<PdfConverter>()
        .AddSingleton(provider => new FigureCheck(period => provider.GetRequiredService<CityConfiguration>().Plans.Find(period)?.Rounding, provider.GetRequiredService<CityConfiguration>().Register.Area))
        .AddSingleton<ReportRenderer>()
        .AddSingleton<MessageRenderer>();

    private static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton(provider => new AddressPolicy(
            provider.GetRequiredService<IOptions<MailOptions>>().Value, provider.GetRequiredService<CityConfiguration>().Addresses))
        .AddSingleton<IMailTransport>(provider => provider.GetRequiredService<IOptions<MailOptions>>().Value.Transport == MailOptions.Smtp
            ? ActivatorUtilities.CreateInstance<SmtpTransport>(provider)
            : ActivatorUtilities.CreateInstance<PickupTransport>(provider))
        .AddSingleton<OutboxRelay>();

    private static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddSingleton<Exclusion>()
        .AddSingleton<DocumentFolder>()
        .AddSingleton<EditionStore>()
        .AddSingleton<FrozenWeeks>()
        .AddSingleton<PeriodResults>()
        .AddSingleton<Reports>()
        .AddSingleton<Postings>()
        .AddSingleton<InboxFoundation>()
        .AddSingleton<WardForms>()
        .AddSingleton<HandOutForms>()
        .AddSingleton<StatusReader>()
        .AddSingleton<CheckedWorkbooks>()
        .AddSingleton<ReceiptMail>()
        .AddSingleton<FailureMail>()
        .AddSingleton<IWardAnswer, WardAnswers>()
        .AddSingleton(services => services.GetRequiredService<CityConfiguration>().Register)
        .AddSingleton<IngestInbox>()
        .AddSingleton<ClosePeriod>()
        .AddSingleton<OpenPeriods>()
        .AddSingleton<LateWeeks>()
        .AddSingleton<CloseDue>()
        .AddSingleton<LookAhead>()
        .AddSingleton<ConfigurationWatch>()
        .AddSingleton<NewPlan>()
        .AddSingleton<PlanReview>()
        .AddSingleton<SealWeek>()
        .AddSingleton<RemindWards>()
        .AddSingleton<PrintReport>()
        .AddSingleton<TemplateModels>()
        .AddSingleton<TemplateReview>()
        .AddSingleton<KeyCheck>()
        .AddSingleton<SelfCheck>();
}
