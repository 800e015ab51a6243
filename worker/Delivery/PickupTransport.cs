using Microsoft.Extensions.Options;
using MongCai.Poverty.Etl.Storage;

namespace MongCai.Poverty.Etl.Delivery;

/// <summary>Writes each message as <c>.eml</c> into a folder, under the local part of its Message-ID: the same message again replaces its own file.</summary>
/// <param name="options">Folder.</param>
public sealed class PickupTransport(IOptions<MailOptions> options) : IMailTransport, IMailBatch
{
    private readonly string folder = options.Value.PickupFolder;

    /// <inheritdoc/>
    public IMailBatch Begin() => this;

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellation)
    {
        var probe = await WriteAsync(".kiem-tra", [], cancellation);
        File.Delete(probe);
    }

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(OutboxMessage message, CancellationToken cancellation) =>
        new DeliveryOutcome.Sent(Path.GetFileName(await WriteAsync($"{MessageIdentity.LocalPart(message.MessageId)}.eml", message.Content, cancellation)));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<string> WriteAsync(string name, byte[] content, CancellationToken cancellation)
    {
        var target = Path.Combine(folder, name);
        try
        {
            await WholeFile.WriteAsync(target, content, FileCare.Record, cancellation);
            return target;
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new PermanentException($"Không có quyền ghi thư vào thư mục {folder}; thư vẫn nằm trong hàng đợi. Hãy cấp quyền ghi hoặc đổi Mail:PickupFolder.", failure);
        }
        catch (IOException failure)
        {
            throw new TransientException($"Không ghi được thư vào thư mục {folder}; thư vẫn nằm trong hàng đợi và sẽ được ghi ở lần chạy sau. Hãy kiểm tra ổ đĩa còn chỗ và thư mục còn đó.", failure);
        }
    }
}
