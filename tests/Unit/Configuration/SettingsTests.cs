using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MongCai.Poverty.Etl.Configuration;
using MongCai.Poverty.Etl.Model;
using MongCai.Poverty.Etl.Operations;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Tests.Unit.Configuration;

/// <summary>What an administrator reads when a setting is wrong: all faults, in Vietnamese, by the name of the setting.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("Store:CommandTimeout", "00:00:00", "Store:CommandTimeout phải từ 00:00:01 đến 01:00:00 (giờ:phút:giây), đang là 00:00:00.")]
    [InlineData("Store:CommandTimeout", "abc", "Store:CommandTimeout: giá trị \"abc\" không dùng được, phải là thời gian dạng giờ:phút:giây, ví dụ 00:00:30.")]
    [InlineData("Store:Provider", "oracle", "Store:Provider: giá trị \"oracle\" không dùng được, phải là một trong: sqlite, postgres.")]
    [InlineData("Store:Provder", "postgres", "không có thiết lập Store:Provder; hãy xem lại chính tả.")]
    [InlineData("Web:SessionHours", "73", "Web:SessionHours phải từ 1 đến 72, đang là 73.")]
    [InlineData("Web:SessionHours", "8 giờ", "Web:SessionHours: giá trị \"8 giờ\" không dùng được, phải là số nguyên.")]
    [InlineData("Web:KeysFolder", "", "Web:KeysFolder còn trống.")]
    [InlineData("Web:Urls", "localhost", "Web:Urls: \"localhost\" không phải địa chỉ http dùng được")]
    [InlineData("Web:Urls", "https://127.0.0.1:8443", "đặt một proxy phía trước")]
    [InlineData("Web:Urls", "http://127.0.0.1:65536", "không phải địa chỉ http dùng được")]
    [InlineData("Sotre:Provider", "postgres", "không có phần thiết lập tên \"Sotre\".")]
    public void Check_WrongSetting_IsSaidInVietnamese(string name, string value, string sentence)
    {
        var wrong = Assert.Throws<ConfigurationFaultException>(() => Check(name, value));

        Assert.Contains(sentence, Assert.Single(wrong.Faults).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Store:CommandTimeout", "00:00:01")]
    [InlineData("Web:SessionHours", "72")]
    [InlineData("Web:Urls", "http://127.0.0.1:65535;http://[::1]:0;http://*:8080")]
    [InlineData("Templates:Folder", "mau")]
    public void Check_SettingAtItsLimit_IsTaken(string name, string value) => Check(name, value);

    [Fact]
    public void Check_UnknownSectionInTheEnvironment_IsNobodysBusiness()
    {
        var environment = new ConfigurationBuilder().AddInMemoryCollection([new("PATH_LIKE:Name", "x")]).Build();

        Settings.Check(Services(environment));
    }

    private static void Check(string name, string value) => Settings.Check(Services(new ConfigurationBuilder().AddCommandLine([$"--{name}={value}"]).Build()));

    private static ServiceProvider Services(IConfiguration configuration) => new ServiceCollection()
        .AddSingleton(configuration)
        .AddSection<StoreOptions>(StoreOptions.Section)
        .AddSection<WebOptions>(WebOptions.Section)
        .BuildServiceProvider();
}
