import { formatDate } from '../calendar/format.ts';
import type { Failure } from '../result.ts';

type Details = Readonly<Record<string, unknown>>;
type Sentence = string | ((details: Details) => string);

const text = (details: Details, name: string): string => String(details[name] ?? '');
const list = (details: Details, name: string): string =>
  Array.isArray(details[name]) ? details[name].join('; ') : text(details, name);

/** Local hour of an instant, for people: `09:25`. */
const hour = (instant: string) =>
  new Date(instant).toLocaleTimeString('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
  });

/** `1,2 MB`, rounded to the side on which a limit never looks kept when it is not. */
const megabytes = (details: Details, name: string, round: (tenths: number) => number): string =>
  `${(round((Number(details[name] ?? 0) / 1024 / 1024) * 10) / 10).toLocaleString('vi-VN')} MB`;

const mediaWord = ({ media }: Details): string =>
  ({ 'application/pdf': 'PDF', 'image/jpeg': 'ảnh JPEG', 'image/png': 'ảnh PNG', 'image/webp': 'ảnh WebP' })[
    String(media)
  ] ?? '';

/** Every code a person can meet: what happened, then what to do. */
export const messages: Readonly<Record<string, Sentence>> = {
  'api.badInput': 'Dữ liệu gửi lên không đúng dạng. Xem lại các ô vừa nhập rồi thử lại.',
  'api.internal':
    'Chương trình gặp lỗi ở thao tác này. Dữ liệu đã lưu vẫn còn. Thử lại; nếu vẫn lỗi, khởi động lại quầy.',
  'api.notFound': 'Không có trang này. Quay lại màn hình chính.',
  'api.notOpened': 'Cửa sổ này chưa được nhận là màn hình quầy. Mở lại bằng địa chỉ in ra khi khởi động.',
  'api.notPaired': 'Màn hình này chưa ghép với quầy. Nhập mã ghép lấy ở trang chủ của quầy.',
  'api.notSignedIn': 'Ông/bà chưa đăng nhập hoặc phiên đã hết. Đăng nhập lại bằng mã PIN.',
  'api.roleNeeded': 'Việc này dành cho lãnh đạo hoặc người quản trị. Nhờ người có quyền đăng nhập.',
  'api.unknownChannel':
    'Chương trình không có chức năng được gọi. Khởi động lại quầy để dùng cùng một phiên bản.',
  'api.wrongHost': 'Địa chỉ truy cập không đúng. Dùng đúng địa chỉ in ra khi khởi động.',
  'api.wrongOrigin': 'Yêu cầu đến từ trang khác nên bị từ chối. Mở quầy bằng địa chỉ in ra khi khởi động.',
  'api.wrongSurface': 'Màn hình này không được phép làm việc đó. Làm ở màn hình quầy.',
  'apology.alreadySigned': 'Phiếu xin lỗi này đã ghi số và người ký. Xem phiếu trong lịch sử hồ sơ.',
  'apology.badDate': 'Ngày hẹn lại không có thật. Nhập lại theo ngày/tháng/năm.',
  'apology.dayOff': 'Ngày hẹn lại là ngày nghỉ. Chọn một ngày làm việc.',
  'apology.noDate': 'Phiếu xin lỗi lần đầu phải có ngày hẹn lại. Chọn ngày trả kết quả mới.',
  'apology.noHead': 'Chưa có tên thủ trưởng cơ quan ký phiếu xin lỗi. Nhập tên người ký.',
  'apology.none': 'Hồ sơ không có phiếu xin lỗi này. Lập phiếu xin lỗi trước.',
  'apology.notLater': 'Ngày hẹn lại phải sau hôm nay và sau ngày hẹn cũ. Chọn ngày muộn hơn.',
  'approval.notLeader': 'Người này không phải lãnh đạo. Chọn tên lãnh đạo rồi gõ mã PIN của người đó.',
  'assets.corrupt': (d) =>
    `Tệp dữ liệu kèm chương trình bị hỏng: ${text(d, 'file')}${d.at ? ` (chỗ ${text(d, 'at')})` : ''}. Cài lại chương trình hoặc sửa tệp; sổ hồ sơ không bị ảnh hưởng.`,
  'attachment.altered':
    'Tệp này đã bị thay đổi ngoài chương trình nên không mở được. Hồ sơ vẫn còn đủ. Báo người quản trị, rồi gỡ tệp và quét lại giấy tờ.',
  'attachment.broken': (d) =>
    `Tệp ${mediaWord(d)} này bị hỏng hoặc chưa đủ. Mở thử ở nơi đã tạo ra nó, quét hoặc lưu lại rồi đưa vào lần nữa.`,
  'attachment.coming':
    'Tệp này đang được tải về từ máy chủ phường, chưa xem được. Cứ làm tiếp; tệp tự hiện ra khi về đủ.',
  'attachment.dossierFull': (d) =>
    `Các tệp của một hồ sơ được tối đa 200 MB, hồ sơ này chỉ còn chỗ cho ${megabytes(d, 'left', Math.floor)}. Quét lại nhẹ hơn, hoặc gỡ tệp không cần.`,
  'attachment.empty': 'Tệp này không có gì bên trong. Quét hoặc lưu lại rồi đưa vào lần nữa.',
  'attachment.kindRefused': (d) =>
    ({
      office: 'Chưa nhận tệp Word, Excel hoặc tệp nén. Mở tệp đó, lưu thành PDF rồi đưa tệp PDF vào.',
      heic: 'Chưa nhận ảnh HEIC. Đặt điện thoại chụp ảnh JPEG (Tương thích nhất), hoặc gửi ảnh dạng JPEG.',
      tiff: 'Chưa nhận ảnh TIFF. Đặt máy quét lưu thành PDF hoặc JPEG rồi quét lại.',
    })[text(d, 'kind')] ??
    'Chỉ nhận tệp PDF và ảnh JPEG, PNG, WebP. Lưu hoặc quét giấy tờ thành một trong các loại này rồi đưa vào.',
  'attachment.missing':
    'Tệp này bị mất khỏi máy. Thông tin hồ sơ vẫn còn đủ. Tìm trong bản sao lưu, hoặc quét lại giấy tờ.',
  'attachment.outOfOrder': 'Tệp gửi lên bị đứt đoạn nên chưa vào hồ sơ. Đưa tệp vào lại từ đầu.',
  'attachment.passwordNeeded': 'Tệp PDF này có mật khẩu. Nhập mật khẩu để xem.',
  'attachment.stopped': 'Đã dừng, tệp này chưa vào hồ sơ. Đưa vào lại khi cần.',
  'attachment.tooBig': (d) =>
    `Tệp lớn ${megabytes(d, 'bytes', Math.ceil)}; mỗi tệp tối đa 20 MB. Quét lại ở 200 dpi, hoặc tách thành nhiều tệp.`,
  'attachment.tooMany': 'Nhiều tệp đang được đưa vào cùng lúc. Đợi các tệp trước xong rồi thử lại.',
  'attachment.tooManyPixels':
    'Ảnh quá lớn để xem trên máy của quầy. Quét lại ở 300 dpi trở xuống rồi đưa vào lần nữa.',
  'attachment.twice': 'Tệp này đã có trong hồ sơ. Xem phần tệp đính kèm.',
  'attachment.unknown': 'Hồ sơ không có tệp này, có thể đã gỡ. Mở lại hồ sơ để xem các tệp.',
  'attachment.unknownComponent':
    'Giấy tờ đã chọn không có trong hồ sơ này. Mở lại hồ sơ rồi chọn giấy tờ khác.',
  'attachment.unreadable':
    'Không đọc được tệp này; thư mục thì không đính kèm được. Mở thư mục, chọn từng tệp rồi đưa vào.',
  'attachment.uploadUnknown':
    'Lần đưa tệp này không còn vì quầy đã khởi động lại hoặc để quá lâu. Đưa tệp vào lại từ đầu.',
  'attachment.viewerFailed':
    'Cửa sổ này không mở được phần xem PDF. Tệp vẫn còn nguyên. Khởi động lại quầy rồi xem lại.',
  'calendar.badFile': (d) =>
    `Lịch không đúng dạng ở “${text(d, 'at')}”. Xem lại ngày (dạng 2026-12-31), hoặc ngày đã có rồi.`,
  'calendar.badLimit': 'Thời hạn không hợp lệ. Nhập số nguyên từ 1 trở lên.',
  'calendar.badPause': 'Khoảng tạm dừng không hợp lệ. Ngày kết thúc phải sau ngày bắt đầu.',
  'calendar.badReceipt': (d) =>
    `“${text(d, 'given')}” không phải thời điểm có thật. Ghi theo dạng 2026-11-20T09:00.`,
  'calendar.dayNeedsAll': 'Cần đủ ngày, tên và văn bản. Nhập phần còn thiếu.',
  'calendar.outOfRange': (d) =>
    `Ngày ${text(d, 'date')} nằm ngoài lịch làm việc (từ ${text(d, 'first')} đến 31/12/2100). Xem lại ngày hoặc thời hạn đã nhập.`,
  'calendar.sameVersion': (d) =>
    `Lịch ${text(d, 'version')} đã được dùng rồi. Nếu tệp có thay đổi, đặt tên bản mới ở dòng version.`,
  'calendar.shorter': (d) =>
    `Lịch này công bố ngắn hơn lịch đang dùng (đến ${text(d, 'through')}). Lấy lịch mới nhất rồi nhập lại.`,
  'cash.alreadyClosed':
    'Ngày này đã chốt sổ quỹ, không chốt lần nữa. Khoản thu thêm được ghi riêng là sau chốt sổ.',
  'cash.badAmount': 'Số tiền phải là số nguyên đồng, từ 0 trở lên. Nhập lại.',
  'cash.futureDay': 'Ngày này chưa đến nên chưa chốt sổ quỹ được. Chọn hôm nay hoặc ngày trước.',
  'cash.noteNeeded': 'Tiền đếm được lệch với sổ. Đếm lại; nếu vẫn lệch, ghi lý do rồi chốt.',
  'cccd.badDate': (d) =>
    `${d.field === 'issuedOn' ? 'Ngày cấp' : 'Ngày sinh'} trong mã quét không có thật. Xin quét lại, hoặc nhập theo thẻ.`,
  'cccd.badIdNumber': 'Số căn cước đọc được không đủ 12 chữ số. Xin quét lại.',
  'cccd.bank': 'Đây là mã chuyển tiền ngân hàng. Xin quét thẻ căn cước.',
  'cccd.dossierCode': 'Đây là mã hồ sơ. Tìm hồ sơ ở ô tìm kiếm; ở đây xin quét thẻ căn cước.',
  'cccd.empty': 'Chưa đọc được gì. Đưa mã QR ở mặt trước thẻ vào máy quét lần nữa.',
  'cccd.garbled':
    'Máy quét gửi sai chữ có dấu. Đặt máy quét sang Unicode (UTF-8), tắt bộ gõ tiếng Việt rồi quét lại, hoặc nhập tay.',
  'cccd.healthInsurance': 'Đây là thẻ bảo hiểm y tế. Xin quét thẻ căn cước.',
  'cccd.incomplete': 'Mã quét bị thiếu. Xin quét lại, hoặc nhập tay.',
  'cccd.keyboardLayout':
    'Máy đang đặt bàn phím tiếng Việt nên số bị đọc sai. Chuyển sang bàn phím tiếng Anh (ENG) rồi quét lại.',
  'cccd.link': 'Đây là mã của một trang web. Xin quét thẻ căn cước.',
  'cccd.notCccd': 'Đây không phải mã QR của thẻ căn cước. Quét mã QR ở mặt trước thẻ, hoặc nhập tay.',
  'certification.badPeriod': 'Ngày đầu phải trước hoặc bằng ngày cuối. Chọn lại khoảng ngày.',
  'certification.feeUnknown': (d) =>
    `Danh mục chưa có mức phí “${text(d, 'name')}”. Tiếp nhận bằng hồ sơ thường, hoặc bổ sung mức phí vào danh mục.`,
  'certification.noEntries': 'Chưa có giấy tờ nào để vào sổ chứng thực. Thêm ít nhất một giấy tờ.',
  'certification.notElectronic':
    'Bản điện tử chỉ chứng thực bản sao từ bản chính. Chọn loại việc khác, hoặc chuyển sang bản giấy.',
  'certification.notHere':
    'Việc này không tiếp nhận và trả ngay ở đây được. Chọn loại khác, hoặc lập hồ sơ thường.',
  'certification.notSent':
    'Chưa xác nhận đã gửi bản điện tử cho người dân. Gửi trên Cổng rồi tích vào ô này.',
  'cli.badArguments': 'Tham số dòng lệnh không hợp lệ. Chạy lệnh không kèm tham số để xem cách dùng.',
  'cli.noFolder': (d) => `Không đọc được thư mục ${text(d, 'folder')}. Xem lại đường dẫn.`,
  'client.unreachable':
    'Cửa sổ không nói được với chương trình quầy. Những gì đã lưu vẫn còn. Xem chương trình có đang chạy không, rồi thử lại.',
  'decision.beforeSlip': 'Ngày ký trước ngày lập phiếu. Xem lại ngày trên văn bản đã ký.',
  'decision.future': 'Ngày ký ở tương lai. Ghi đúng ngày trên văn bản đã ký.',
  'decision.incomplete': 'Văn bản đã ký phải có đủ số, ngày và người ký. Ghi đúng như trên giấy.',
  'dossier.alreadyPosted':
    'Kết quả đã gửi qua bưu chính. Ghi kết quả phát; nếu không phát được, kết quả trở về quầy.',
  'dossier.alreadyReceived': 'Hồ sơ này đã được tiếp nhận. Mở hồ sơ để xem giấy hẹn.',
  'dossier.alreadyReturned': 'Kết quả đã trả rồi. Xem lịch sử hồ sơ để biết ai đã nhận.',
  'dossier.codeAlreadyRecorded': 'Hồ sơ đã có mã chính thức, không ghi lần nữa.',
  'dossier.dataDestroyed':
    'Dữ liệu cá nhân của hồ sơ này đã xóa theo thời hạn lưu trữ nên không làm được việc này.',
  'dossier.dueNotProvisional': 'Ngày hẹn trả này không phải ngày tạm tính nên không tính lại.',
  'dossier.handOverOpen':
    'Hồ sơ đã giao và đang chờ xác nhận. Người nhận xác nhận hoặc báo chưa nhận, rồi làm tiếp.',
  'dossier.latenessReasonNeeded': 'Kết quả về quầy quá hạn. Chọn lý do rồi nhận kết quả.',
  'dossier.notEnded':
    'Hồ sơ chưa kết thúc nên chưa xóa dữ liệu. Trả kết quả, hoặc ghi rút, dừng hồ sơ trước.',
  'dossier.notPaused':
    'Thời hạn của hồ sơ đang tính, không tạm dừng. Mở lại hồ sơ để xem tình trạng mới nhất.',
  'dossier.paused':
    'Hồ sơ đang tạm dừng tính thời hạn. Ghi giấy tờ bổ sung hoặc nghĩa vụ tài chính đã xong, rồi làm tiếp.',
  'dossier.refused': 'Hồ sơ này đã có phiếu từ chối tiếp nhận. Nếu nay đủ điều kiện, lập hồ sơ mới.',
  'dossier.rescheduleLimit':
    'Hồ sơ đã hẹn lại 01 lần; NĐ 61/2018 không cho hẹn lại quá 01 lần. Lập phiếu xin lỗi không kèm ngày hẹn mới và báo lãnh đạo.',
  'dossier.resultAlreadyTaken': 'Quầy đã nhận kết quả rồi. Bước tiếp theo là trả kết quả.',
  'dossier.resultNotThere': 'Chưa có kết quả tại quầy. Bấm “Nhận kết quả về quầy” trước khi trả.',
  'dossier.sameCalendar': 'Ngày hẹn đã tính theo lịch nghỉ đang dùng. Nạp lịch nghỉ mới rồi tính lại.',
  'dossier.stopped': 'Hồ sơ đã dừng giải quyết. Nếu người dân có yêu cầu mới, lập hồ sơ mới.',
  'dossier.supplementOpen':
    'Hồ sơ đang chờ bổ sung theo phiếu trước. Ghi giấy tờ bổ sung đã nhận, rồi lập phiếu khác nếu còn thiếu.',
  'dossier.unknown': 'Không tìm thấy hồ sơ. Tìm lại bằng mã, tên hoặc số điện thoại.',
  'dossier.withdrawn': 'Người dân đã rút hồ sơ này. Nếu có yêu cầu mới, lập hồ sơ mới.',
  'draft.unknown': 'Hồ sơ nháp không còn. Có thể đã được tiếp nhận hoặc đã bỏ; tạo hồ sơ mới.',
  'electron.badArgument': (d) =>
    `Tham số ${text(d, 'argument')} thiếu giá trị hoặc giá trị không dùng được. Ghi đúng giá trị ngay sau nó rồi mở lại.`,
  'electron.noBinary': 'Máy chưa có Electron phù hợp.',
  'electron.noDisplay': 'Máy không có màn hình đồ họa nên không mở được cửa sổ riêng.',
  'electron.openingSwitch': (d) =>
    `Tham số ${text(d, 'argument')} mở lối ra khỏi quầy nên bị từ chối. Bỏ tham số đó rồi mở lại.`,
  'electron.testSwitch': 'Tham số chỉ dùng để thử nghiệm, bản đóng gói không nhận. Bỏ tham số đó rồi mở lại.',
  'fee.alreadyVoided': 'Biên lai này đã hủy; số của nó được giữ lại. Xem phần phí, lệ phí của hồ sơ.',
  'fee.badAmount': 'Số tiền phải là số nguyên đồng từ 1 trở lên. Nhập lại số tiền.',
  'fee.badCount': 'Số trang và số bản phải là số nguyên từ 1 trở lên.',
  'fee.badReceiptNumber': 'Số biên lai có 7 hoặc 8 chữ số, từ 0000001. Ghi đúng số trên biên lai.',
  'fee.nothingPaid': 'Hồ sơ không có khoản thu này. Xem phần phí, lệ phí của hồ sơ.',
  'fee.receiptUsed':
    'Số biên lai này đã ghi cho khoản thu khác; số đã hủy cũng không dùng lại. Xem lại số trên biên lai.',
  'feedback.aboutYou':
    'Phản ánh này nói về chính anh/chị nên người khác phải nhận và xử lý. Mời công dân gửi ở màn hình công dân hoặc gặp lãnh đạo.',
  'feedback.badContact':
    'Số điện thoại hoặc thư điện tử chưa đúng. Sửa lại; không có thì để trống, phường gửi thư về địa chỉ.',
  'feedback.badDay': 'Ngày của văn bản phải từ ngày nhận phản ánh đến hôm nay. Sửa lại ngày.',
  'feedback.dataDestroyed':
    'Nội dung phản ánh này đã được xóa, không mở lại được. Sổ chỉ còn ghi rằng đã có.',
  'feedback.ended':
    'Việc này đã làm rồi hoặc phản ánh đã xong bước đó. Xem lại tình trạng trên trang phản ánh.',
  'feedback.noAddress':
    'Chưa có địa chỉ. Ghi địa chỉ để phường gửi trả lời; không muốn ghi thì gửi thành góp ý không tên.',
  'feedback.noAgency': 'Chưa ghi cơ quan nhận. Ghi tên cơ quan có thẩm quyền xử lý.',
  'feedback.noAnswer': 'Chưa có nội dung trả lời. Ghi nội dung rồi lưu lại.',
  'feedback.noContent': 'Nội dung chưa rõ. Ghi việc gì, ở đâu, khi nào, ít nhất vài từ.',
  'feedback.noName':
    'Chưa có họ tên. Ghi họ tên để phường trả lời; không muốn ghi thì gửi thành góp ý không tên.',
  'feedback.noReason': 'Chưa ghi lý do không tiếp nhận. Ghi phản ánh còn thiếu gì để người gửi bổ sung.',
  'feedback.noWords': 'Chưa đủ nội dung và kết quả để công khai. Ghi cả hai phần.',
  'feedback.notAnswered': 'Phản ánh này chưa có trả lời. Ghi trả lời trước.',
  'feedback.notClassified': 'Phản ánh này chưa được phân loại để xử lý. Phân loại trước rồi trả lời.',
  'feedback.notForwarded': 'Phản ánh này không ở diện chuyển cơ quan khác. Phân loại lại nếu phải chuyển.',
  'feedback.notPublished': 'Phản ánh này chưa được công khai nên không có gì để gỡ.',
  'feedback.petition':
    'Nội dung có khiếu nại hoặc tố cáo nên không nhận và không lưu ở đây. Xin nộp đơn ở nơi tiếp công dân của Ủy ban nhân dân. Không phải khiếu nại, tố cáo thì viết lại, không dùng những từ đó.',
  'feedback.tellsSender':
    'Nội dung công khai còn tên, địa chỉ, điện thoại của người gửi hoặc số giấy tờ của ai đó. Bỏ những chỗ đó rồi công khai.',
  'feedback.tooMany': 'Màn hình này vừa nhận nhiều thư liền nhau. Chờ một phút rồi gửi lại, hoặc gửi ở quầy.',
  'feedback.unknown': 'Không có phản ánh này, hoặc ông/bà không được xem. Mở lại danh sách phản ánh.',
  'field.afterAccepted': 'Thời điểm nộp phải trước hoặc bằng thời điểm tiếp nhận.',
  'field.badDate': 'Không phải ngày có thật. Nhập lại theo ngày/tháng/năm.',
  'field.badEmail': 'Thư điện tử không đúng dạng, ví dụ ten@coquan.vn. Bỏ trống nếu không có.',
  'field.badIdNumber':
    'Số giấy tờ: căn cước 12 chữ số, CMND 9 chữ số, hoặc số hộ chiếu. Bỏ trống nếu không có.',
  'field.badPhone':
    'Số điện thoại có 8 đến 11 chữ số (số nước ngoài ghi dấu + ở đầu). Bỏ trống nếu không có.',
  'field.future': 'Thời điểm này ở tương lai. Xem lại ngày giờ.',
  'field.required': 'Chưa nhập. Ô này cần có để làm tiếp.',
  'field.tooOld': 'Quá 60 ngày trước. Xem lại ngày; hồ sơ cũ hơn phải nhập qua Hệ thống của tỉnh.',
  'field.witnessNeeded': 'Người dân điểm chỉ thì cần người làm chứng. Ghi họ tên người làm chứng.',
  'file.cannotSave': 'Không lưu được tệp. Xem thư mục lưu còn chỗ và ghi được không, rồi làm lại.',
  'handOver.nonePending':
    'Không có lần giao này đang chờ xác nhận, có thể đã xác nhận rồi. Mở lại hồ sơ để xem.',
  'handOver.notHolder': (d) =>
    `Hồ sơ đang do ${text(d, 'name') || 'người khác'} giữ. Nhờ người đó giao, hoặc nhờ lãnh đạo.`,
  'handOver.notReceiver': (d) =>
    `Hồ sơ này giao cho ${text(d, 'name') || 'người khác'}. Nhờ người đó xác nhận.`,
  'handOver.toHolder': (d) => `Hồ sơ đang do ${text(d, 'name') || 'người này'} giữ. Chọn người nhận khác.`,
  'identity.length': (d) => `Có ${text(d, 'digits')} chữ số; căn cước có 12, CMND có 9.`,
  'identity.notDigits': 'Số căn cước, CMND chỉ gồm chữ số.',
  'intake.componentNotRegulated':
    'Có giấy tờ không thuộc thành phần hồ sơ của thủ tục này. Chọn lại thủ tục để lấy đúng danh sách giấy tờ.',
  'intake.componentsMissing': (d) =>
    `Còn thiếu giấy tờ bắt buộc: ${list(d, 'names')}. Tích khi người dân đã nộp hoặc xuất trình.`,
  'intake.invalid': 'Chưa tiếp nhận được. Sửa những chỗ nêu dưới đây rồi bấm lại.',
  'intake.lookupNotOffered': (d) =>
    `Giấy tờ “${text(d, 'name')}” không có trong cơ sở dữ liệu quốc gia nên phải nộp hoặc xuất trình.`,
  'library.badCode': (d) =>
    `Không có thủ tục ${text(d, 'code')} trong danh mục. Xem lại mã thủ tục, ví dụ 1.001193.`,
  'library.badComponent':
    'Giấy tờ đã chọn không còn trong thành phần hồ sơ của thủ tục. Tải lại trang rồi chọn lại.',
  'library.badDay': 'Ngày bắt đầu dùng phải là hôm nay hoặc sau đó, dạng 2026-12-31.',
  'library.badIndex': (d) =>
    `Danh sách mẫu đơn không đọc được: ${text(d, 'file')}. Chuyển tệp đó ra nơi khác rồi thêm lại các mẫu.`,
  'library.badTitle': 'Tên mẫu phải có từ 3 đến 200 ký tự. Ghi tên như trên tờ mẫu.',
  'library.changed': (d) =>
    `Tệp “${text(d, 'title')}” đã mất hoặc bị thay nên không mở. Báo người quản trị thêm lại.`,
  'library.coming':
    'Mẫu này đang được tải về từ máy chủ phường, chưa xem, chưa in được. Cứ làm tiếp; mẫu tự hiện ra khi về đủ.',
  'library.fileNeeded': 'Chưa chọn tệp của mẫu. Bấm “Chọn tệp” rồi lưu lại.',
  'library.locked':
    'Tệp PDF này có mật khẩu nên quầy không xem, không in được. Lưu một bản không có mật khẩu rồi thêm bản đó.',
  'library.noFile': (d) => `Không có tệp ${text(d, 'file')}. Xem lại đường dẫn.`,
  'library.sameFile': 'Tệp này đang được dùng cho mẫu này rồi. Chọn tệp mới.',
  'library.sameTitle': 'Thủ tục đã có mẫu cùng loại, cùng tên. Bấm “Thay tệp” ở mẫu đó, hoặc ghi tên khác.',
  'library.twice': 'Tệp này đã có trong thủ tục. Xem bằng lệnh “quay library list”.',
  'library.unknown': 'Không có mẫu này, có thể đã gỡ. Mở lại thủ tục để xem các mẫu.',
  'list.stopped': (d) =>
    `Chưa làm hồ sơ nào trong danh sách. Hồ sơ ${text(d, 'code')}: ${text(d, 'why')} Bỏ chọn hồ sơ đó rồi làm lại.`,
  'list.tooMany': (d) =>
    `Có ${text(d, 'count')} hồ sơ, mỗi lần làm được nhiều nhất ${text(d, 'most')}. Chọn kỳ ngắn hơn hoặc một lĩnh vực rồi làm lại.`,
  'lookup.notFound':
    'Không tìm thấy hồ sơ với mã và mã tra cứu này. Xem lại hai mã in trên giấy tiếp nhận rồi thử lại.',
  'lookup.tooMany': 'Đã tra quá nhiều lần. Chờ một phút rồi thử lại, hoặc hỏi tại quầy.',
  'managers.badName': 'Cần tên người quản lý, không quá 100 ký tự.',
  'managers.locked': (d) => `Đã nhập sai 5 lần. Tài khoản tạm khóa đến ${hour(text(d, 'until'))}.`,
  'managers.notSignedIn': 'Phiên làm việc đã hết. Đăng nhập lại; điều vừa nhập vẫn còn trên màn hình.',
  'managers.wrongPassword':
    'Tên hoặc mật khẩu không đúng. Xem lại, hoặc đặt mật khẩu mới trên máy chủ phường.',
  'notice.badDays': 'Ngày hết hiệu lực phải từ ngày bắt đầu trở đi. Sửa lại ngày rồi thêm lại.',
  'notice.badTitle': 'Tên thông báo phải có từ 3 đến 200 ký tự. Ghi tên như trên văn bản.',
  'notice.twice': 'Tệp này đã có trong danh sách. Gỡ bản cũ trước nếu muốn đổi ngày hoặc tên.',
  'notice.unknown': 'Không có thông báo này, có thể đã gỡ hoặc hết ngày công khai. Mở lại danh sách.',
  'notice.unreadable': 'Chưa đọc được danh sách thông báo. Xin ông/bà hỏi tại quầy.',
  'notify.beforeSlip': 'Thời điểm báo người dân phải sau khi lập phiếu. Xem lại ngày giờ.',
  'number.duplicate':
    'Mã này đã in cho cả một hồ sơ ở quầy khác. Tìm mã này để mở hai hồ sơ, ghi mã chính thức cho từng hồ sơ và báo người dân.',
  'officialCode.badDate': (d) =>
    `Sáu chữ số ngày ${text(d, 'digits')} trong mã hồ sơ không phải một ngày có thật (năm–tháng–ngày).`,
  'officialCode.empty': 'Chưa nhập mã hồ sơ.',
  'officialCode.otherDay': (d) =>
    `Ngày trong mã là ${formatDate(text(d, 'inCode'))}, hồ sơ tiếp nhận ngày ${formatDate(text(d, 'received'))}. Xem lại mã; nếu Hệ thống cấp đúng như vậy, đánh dấu “Mã đúng như Hệ thống đã cấp” rồi ghi.`,
  'officialCode.shape': 'Mã hồ sơ không đúng dạng, ví dụ 000.00.BD.H08-230411-0004.',
  'officialCode.taken': (d) =>
    `Mã này đã ghi cho hồ sơ ${text(d, 'temporary')}. Mỗi hồ sơ có một mã riêng; xem lại mã vừa nhập.`,
  'officialCode.temporary': 'Đây là mã tạm của quầy; xin nhập mã do Hệ thống cấp.',
  'pad.badPairingCode': 'Mã ghép không đúng hoặc đã hết hạn. Lấy mã mới ở trang chủ của quầy.',
  'pad.notAwake': 'Lượt đánh giá này đã xong. Cảm ơn ông/bà.',
  'paper.cannotSave':
    'Không lưu được tệp PDF. Xem thư mục lưu còn chỗ và ghi được không, rồi bấm Lưu PDF lại.',
  'paper.failed': 'Máy in báo lỗi. Xem giấy và dây máy in rồi bấm in lại.',
  'paper.noPrinter': 'Không thấy máy in. Cắm máy in rồi bấm in lại.',
  'paper.notSeen': 'Giấy chưa ra. Xem máy in rồi bấm in lại.',
  'paper.pageFailed': 'Không mở được trang in. Bấm in lại.',
  'paper.paperOnly': 'Giấy này chỉ in ra giấy, không lưu thành tệp. Cắm máy in rồi bấm in.',
  'paper.pdfBroken':
    'Tệp PDF này bị hỏng nên không in được. Báo người quản trị lưu lại hoặc quét lại rồi thêm bản lành.',
  'paper.pdfLocked':
    'Tệp PDF này có mật khẩu nên không in được. Báo người quản trị thêm bản không có mật khẩu.',
  'paper.timeout': 'Máy in không trả lời. Xem giấy đã ra chưa; nếu chưa, bấm in lại.',
  'phone.length': (d) =>
    `Số điện thoại có ${text(d, 'digits')} chữ số; cần 8 đến 11 chữ số (số nước ngoài ghi dấu + ở đầu).`,
  'phone.notDigits': 'Số điện thoại chỉ gồm chữ số.',
  'post.noProof': 'Chưa có bằng chứng phát. Ghi số biên bản phát hoặc lời báo của bưu chính.',
  'post.noTracking': 'Chưa có mã bưu gửi. Nhập mã trên phiếu gửi.',
  'post.notPosted': 'Kết quả chưa gửi qua bưu chính. Ghi việc gửi trước khi ghi kết quả phát.',
  'print.alreadyFinished': 'Lần in này đã ghi kết quả rồi. Bấm In lại nếu cần thêm bản.',
  'print.cannotSave':
    'Không lưu được tệp PDF. Hồ sơ đã được lưu. Xem thư mục lưu còn chỗ và ghi được không, rồi bấm Lưu PDF lại.',
  'print.failed': 'Máy in báo lỗi. Hồ sơ đã được lưu. Xem giấy và dây máy in rồi bấm In lại.',
  'print.noPrinter': 'Không thấy máy in. Hồ sơ đã được lưu. Cắm máy in rồi bấm In lại, hoặc Lưu PDF.',
  'print.notHere': 'Màn hình này không in được. Chụp mã bằng điện thoại, hoặc nhờ người ở quầy in giúp.',
  'print.notSeen': 'Giấy chưa ra. Hồ sơ đã được lưu. Xem máy in rồi bấm In lại.',
  'print.pageFailed': 'Không mở được trang in. Hồ sơ đã được lưu. Bấm In lại hoặc lưu PDF.',
  'print.timeout': 'Máy in không trả lời. Hồ sơ đã được lưu. Xem giấy đã ra chưa; nếu chưa, bấm In lại.',
  'print.unknown': 'Không có lần in này. Bấm In lại.',
  'procedure.badPart': (d) =>
    `Phần “${text(d, 'part')}” của thủ tục thiếu hoặc không đúng dạng. Xem lại rồi lưu.`,
  'procedure.channelNotOffered': 'Thủ tục này không nhận theo hình thức đã chọn. Chọn hình thức nộp khác.',
  'procedure.guideOnly': (d) =>
    `Thủ tục này do ${text(d, 'agency') || 'cơ quan khác'} tiếp nhận. Hướng dẫn người dân đến đúng nơi; quầy không nhận hồ sơ này.`,
  'procedure.notInForce': (d) =>
    `Thủ tục ${text(d, 'code')} không có hiệu lực vào ngày tiếp nhận. Xem lại ngày hoặc chọn thủ tục khác.`,
  'procedure.sourceNeeded': 'Cần văn bản làm căn cứ của bản mới: số, ngày và điều khoản.',
  'procedure.termUnknown':
    'Danh mục chưa có thời hạn của thủ tục này. Chọn thời hạn và ghi căn cứ ở phần Hẹn trả.',
  'procedure.unknown': 'Chưa chọn thủ tục, hoặc thủ tục không còn hiệu lực. Tìm và chọn lại.',
  'rating.badCode':
    'Mã đánh giá không đúng, đã dùng hoặc đã hết hạn. Xin ông/bà xem lại mã trên giấy; mỗi mã dùng được một lần.',
  'rating.tooMany': 'Nhập mã quá nhiều lần. Xin ông/bà chờ một phút rồi nhập lại.',
  'reason.isCode': 'Đây là một mã, không phải lý do. Viết lý do bằng lời để người dân hiểu và làm theo.',
  'reason.tooShort': 'Lý do quá ngắn. Viết rõ thiếu gì, sai gì, cần làm gì (ít nhất vài từ).',
  'refusal.otherArea':
    'Nơi cư trú khác phường trong tỉnh không phải lý do từ chối (NĐ 118/2025). Tiếp nhận phi địa giới rồi chuyển cơ quan có thẩm quyền.',
  'return.authorityNeeded':
    'Người nhận không phải chủ hồ sơ hoặc người nộp. Xem giấy ủy quyền, hoặc nhờ lãnh đạo đồng ý.',
  'return.leaderNeeded': 'Chưa có lãnh đạo đồng ý cho trả. Nhờ lãnh đạo xác nhận.',
  'return.proofNeeded':
    'Chưa rõ đã đúng người nhận. Xem giấy hẹn, căn cước hoặc giấy ủy quyền; không có thì nhờ lãnh đạo đồng ý.',
  'return.wrongIdentity':
    'Số giấy tờ không trùng số ghi trong hồ sơ. Xem lại thẻ; nếu là người khác, chọn “Người khác”.',
  'return.wrongSlip':
    'Giấy vừa quét là của hồ sơ khác. Lấy đúng giấy tiếp nhận của hồ sơ này, hoặc xem giấy tờ tùy thân.',
  'role.administratorOnly': 'Việc này do người quản trị làm. Nhờ người quản trị đăng nhập rồi làm.',
  'role.counterOnly':
    'Việc này chỉ làm tại quầy Một cửa (NĐ 61/2018 Điều 5). Nhờ người tiếp nhận ở quầy làm.',
  'role.managersOnly': 'Việc này do lãnh đạo hoặc người quản trị làm. Nhờ họ đăng nhập rồi làm.',
  'scanner.badFolder':
    'Không dùng được thư mục này cho máy quét. Ghi đường dẫn đầy đủ của một thư mục riêng, ngoài thư mục dữ liệu của quầy.',
  'scanner.gone': 'Tệp không còn trong thư mục máy quét, có thể đã vào một hồ sơ khác. Xem lại danh sách.',
  'scanner.notRemoved':
    'Tệp đã vào hồ sơ nhưng chưa xóa được khỏi thư mục máy quét. Xóa tệp đó trong thư mục máy quét.',
  'scanner.notSet': 'Chưa đặt thư mục máy quét. Nhờ lãnh đạo hoặc người quản trị đăng nhập và đặt.',
  'scanner.stillWriting': 'Máy quét còn đang ghi tệp này. Đợi vài giây rồi lấy lại.',
  'scanner.unreachable':
    'Không mở được thư mục máy quét. Xem máy quét và đường mạng đã bật chưa, đường dẫn đã đúng chưa.',
  'session.locked': (d) =>
    `Đã nhập sai 5 lần. Tài khoản tạm khóa đến ${hour(text(d, 'until'))}; người khác vẫn đăng nhập được.`,
  'session.unknownStaff': 'Không có người này. Chọn lại tên trên màn hình.',
  'session.wrongPin': (d) => `Mã PIN không đúng. Còn ${text(d, 'left')} lần thử.`,
  'settings.badKey': 'Thiết lập gửi lên không khớp nội dung của nó. Tải lại trang rồi làm lại.',
  'settings.lastAdministrator':
    'Phải còn ít nhất một người quản trị. Thêm hoặc đổi một người khác thành quản trị trước.',
  'settings.noContent': 'Máy chủ phường chưa có tệp của mẫu này, hoặc có tệp khác. Đưa tệp lên lại từ đầu.',
  'settings.noOffer': 'Khác biệt này đã được giải quyết rồi. Tải lại trang để xem.',
  'settings.ofWard':
    'Quầy đã ghi danh vào máy chủ phường nên danh mục, mẫu đơn, lịch, nhân sự và tên phường sửa ở trang quản lý của máy chủ.',
  'settings.pinNeeded': 'Người mới cần mã PIN từ 4 đến 12 chữ số để đăng nhập ở quầy.',
  'slip.qrUnknown':
    'Mã vừa quét không phải mã trên giấy tiếp nhận. Quét lại mã QR in trên giấy tiếp nhận hồ sơ.',
  'slip.unknown': 'Hồ sơ không có phiếu này. Mở lại hồ sơ để xem các phiếu đã lập.',
  'start.buildFailed': 'Không dựng được giao diện. Chạy lại “npm ci” rồi “npm start”.',
  'stop.notInProfile':
    'Bộ biểu mẫu 2018 không có thông báo dừng giải quyết hồ sơ. Nếu người dân thôi yêu cầu, ghi rút hồ sơ.',
  'store.badRecoveryKey': 'Khóa khôi phục không đúng. Gõ lại đủ các nhóm ký tự như trên giấy.',
  'store.bug': 'Không mở được sổ vì một lỗi của chương trình. Sổ không bị thay đổi.',
  'store.corrupt': 'Tệp sổ bị hỏng. Không ghi thêm; giữ nguyên thư mục dữ liệu và khôi phục từ bản sao lưu.',
  'store.diskFault': 'Ổ đĩa báo lỗi khi ghi. Những gì đã lưu trước đó vẫn còn. Kiểm tra ổ đĩa rồi thử lại.',
  'store.full':
    'Ổ đĩa đã đầy nên chưa lưu được. Những gì đã lưu vẫn còn. Xóa bớt tệp khác trên máy rồi bấm lại.',
  'store.inUse':
    'Thư mục dữ liệu này đang được một cửa sổ quầy khác dùng. Dùng cửa sổ đó, hoặc đóng nó rồi mở lại.',
  'store.keysLost':
    'Mất tệp khóa nên không mở được sổ. Dùng “npm run quay -- recover” với khóa khôi phục trong két. Nếu quầy chạy trong cửa sổ riêng thì khóa do hệ điều hành giữ: làm việc này trên một bản sao của thư mục dữ liệu.',
  'store.keysPresent':
    'Máy này đã có tệp khóa; chỉ khôi phục khi tệp khóa mất. Chuyển tệp khóa cũ ra nơi khác trước.',
  'store.keysUnreadable':
    'Tệp khóa không đọc được. Chuyển nó ra nơi khác rồi dùng “npm run quay -- recover” với khóa khôi phục.',
  'store.locked': 'Sổ đang bận. Đợi một chút rồi thử lại.',
  'store.migrationFailed': (d) =>
    `Không nâng cấp được sổ (bước ${text(d, 'step')}). Sổ vẫn như cũ, có bản sao .before-migration bên cạnh. Dùng lại bản chương trình trước.`,
  'store.newerVersion': 'Sổ thuộc bản chương trình mới hơn. Cập nhật chương trình rồi mở lại.',
  'store.none': (d) => `Không có sổ trong thư mục ${text(d, 'folder')}. Xem lại --data.`,
  'store.readOnly':
    'Không ghi được vào thư mục dữ liệu. Xem quyền ghi của thư mục, hoặc chọn thư mục khác bằng --data.',
  'store.recoveryKeyAlreadyStored': 'Khóa khôi phục đã được in và cất. Lấy trong két của phường.',
  'store.tooOldSqlite': (d) => `Thư viện dữ liệu quá cũ (SQLite ${text(d, 'version')}). Chạy lại “npm ci”.`,
  'store.wrongKey':
    'Khóa không mở được tệp sổ, hoặc tệp không phải sổ của chương trình. Không có gì bị thay đổi. Xem lại thư mục dữ liệu.',
  'suggestion.empty': 'Chưa có lời góp ý nào. Ghi vài từ rồi gửi.',
  'supplement.decisionNeeded': (d) =>
    `Đây là lần yêu cầu bổ sung thứ ${text(d, 'round') || '3'}; NĐ 63/2010 Điều 20.4 không để người dân đi lại quá 02 lần. Cần quyết định của Chủ tịch và lời xin lỗi.`,
  'supplement.leaderNeeded':
    'Đây là lần yêu cầu bổ sung thứ 2; NĐ 63/2010 Điều 20.4 không để người dân đi lại quá 02 lần. Nhờ lãnh đạo xác nhận.',
  'supplement.noItems': 'Chưa chọn giấy tờ cần bổ sung. Chọn ít nhất một giấy tờ và ghi lý do.',
  'supplement.notAsked':
    'Hồ sơ đang chờ nghĩa vụ tài chính, không chờ giấy tờ bổ sung. Bỏ chọn giấy tờ rồi bấm lại.',
  'supplement.notRegulated':
    'Có giấy tờ ngoài thành phần hồ sơ đã công khai nên không được yêu cầu (NĐ 61/2018 Điều 5, NĐ 118/2025 Điều 5). Chỉ chọn trong danh sách của thủ tục.',
  'supplement.nothingCame': 'Chưa ghi giấy tờ bổ sung nào. Tích giấy tờ người dân vừa nộp, rồi bấm lại.',
  'supplement.otherVersion':
    'Danh sách giấy tờ này thuộc phiên bản khác của thủ tục. Dùng phiên bản lúc tiếp nhận hồ sơ.',
  'survey.badPeriod': 'Ngày đầu của đợt khảo sát đang sau ngày cuối. Sửa lại hai ngày.',
  'survey.badQuestions':
    'Chưa đọc được bộ câu hỏi. Ghi mỗi dòng một câu, tối đa 40 câu, mỗi câu không quá 300 chữ; dòng bắt đầu bằng # là tên nhóm.',
  'survey.badSheet':
    'Có phiếu chưa đúng số câu hoặc để trống hết. Xem lại các phiếu vừa nhập; chưa phiếu nào được ghi.',
  'survey.closed': 'Đợt khảo sát đã khép lại nên không nhận thêm phiếu. Lập đợt mới nếu còn thu phiếu.',
  'survey.noName': 'Ghi tên đợt khảo sát, ví dụ “Khảo sát quý IV năm 2026”.',
  'survey.notFound': 'Không có đợt khảo sát này. Mở lại danh sách khảo sát.',
  'sync.alreadyEnrolled': 'Quầy này đã nối với máy chủ phường rồi, không cần ghi danh lại.',
  'sync.alreadySettled': 'Việc này đã có người xử lý rồi. Mở lại trang đồng bộ để xem những việc còn lại.',
  'sync.badAddress': 'Địa chỉ máy chủ chưa đúng. Ghi như trên máy chủ, ví dụ https://192.168.1.10:4391.',
  'sync.badAnswer':
    'Máy chủ phường trả lời không đúng dạng. Việc ở quầy không mất và sẽ được gửi lại; nếu kéo dài, báo người quản trị xem đường mạng và địa chỉ máy chủ.',
  'sync.badCode':
    'Mã ghi danh không đúng, đã dùng hoặc quá hạn. Nhờ người quản trị máy chủ lấy mã mới rồi nhập lại.',
  'sync.badCommit':
    'Máy chủ phường không nhận một lần ghi vì chữ ký hoặc nội dung không khớp. Quầy vẫn làm việc; báo lãnh đạo và người quản trị vào “Kiểm tra sổ” trên máy này.',
  'sync.badLog':
    'Sổ của quầy và của máy chủ phường không khớp nhau nên tạm ngừng gửi nhận. Không mất việc nào; báo người quản trị kiểm tra sổ ở cả hai nơi.',
  'sync.dayNotOver':
    'Máy chủ phường chỉ nhận đánh giá của những ngày đã qua; theo đồng hồ máy chủ, ngày này chưa hết. Quầy tự gửi lại; xem lại ngày giờ của máy này.',
  'sync.destroyedStays':
    'Lần ghi này đã xóa dữ liệu cá nhân của một hồ sơ. Đã xóa ở quầy này thì phải xóa ở mọi nơi: chọn ghi lại.',
  'sync.digestMismatch':
    'Sổ của quầy và của máy chủ phường có việc cùng mã nhưng khác nội dung. Không nơi nào bị sửa; báo lãnh đạo và người quản trị kiểm tra sổ ở cả hai nơi.',
  'sync.dropped':
    'Việc này đã được bỏ khi có người xử lý, không vào hồ sơ. Nếu vẫn cần, làm lại trên hồ sơ như hiện nay.',
  'sync.earlierFirst':
    'Hồ sơ này còn việc ghi trước đó chưa được quyết định. Ghi lại hoặc bỏ việc trước, rồi tới việc này.',
  'sync.fileIncomplete':
    'Tệp gửi lên máy chủ phường chưa đủ. Quầy tự gửi nốt phần còn lại; không cần làm gì.',
  'sync.fileTooLarge':
    'Tệp lớn hơn mức máy chủ phường nhận nên chỉ có ở quầy này. Quét lại nhẹ hơn rồi thay tệp.',
  'sync.fileUnknown': 'Máy chủ phường không có tệp này. Tìm ở quầy đã đưa tệp vào, hoặc quét lại giấy tờ.',
  'sync.fileWrongHash':
    'Tệp tới máy chủ phường không giống tệp ở quầy nên không được nhận. Quầy tự gửi lại từ đầu.',
  'sync.forked':
    'Máy này từng được khôi phục từ bản sao lưu cũ, hoặc có máy khác dùng bản sao của nó, nên máy chủ phường không nhận tiếp dưới tên cũ. Không mất việc nào: người quản trị lấy mã ghi danh mới trên máy chủ rồi ghi danh lại quầy ở trang Đồng bộ.',
  'sync.formUnknown': 'Máy chủ phường không có tệp của mẫu này. Quầy tự hỏi lại sau.',
  'sync.gap':
    'Máy chủ phường thiếu một số việc quầy đã gửi trước đó. Quầy tự gửi lại từ chỗ thiếu; nếu báo này còn mãi, báo người quản trị.',
  'sync.held':
    'Việc này chờ một việc trước đó của cùng hồ sơ được xử lý. Xử lý việc trước; việc này sẽ được xét lại cùng.',
  'sync.newerRelease':
    'Việc này gặp một việc do bản chương trình mới hơn ghi ở quầy khác, mà quầy hoặc máy chủ chưa đọc được. Cập nhật chương trình, so hai bản rồi chọn bản đúng.',
  'sync.notEnrolled':
    'Máy chủ phường không biết máy này, hoặc đã thu hồi nó. Vẫn làm việc bình thường; người quản trị lấy mã ghi danh mới trên máy chủ rồi ghi danh quầy ở trang Đồng bộ.',
  'sync.notYours':
    'Máy chủ phường từ chối vì có việc do máy khác ghi trong lần gửi này. Báo người quản trị xem máy này có dùng bản sao dữ liệu của máy khác không.',
  'sync.nothingWaits': 'Không có việc nào chờ gửi nên không cần xuất tệp.',
  'sync.offline':
    'Không liên lạc được với máy chủ phường. Vẫn tiếp nhận và trả kết quả bình thường; việc đã ghi sẽ tự gửi khi có mạng.',
  'sync.payloadMismatch':
    'Máy chủ phường đã có một lần ghi cùng mã nhưng khác nội dung. Không sửa, không xóa gì; báo lãnh đạo và người quản trị kiểm tra sổ.',
  'sync.replayed': 'Máy chủ đã nhận yêu cầu này. Quầy tự gửi tiếp; không cần làm gì.',
  'sync.serverFault': 'Máy chủ phường gặp lỗi. Quầy vẫn làm việc và tự gửi lại sau.',
  'sync.tooLarge': 'Lượt gửi quá lớn nên máy chủ không nhận. Báo người quản trị.',
  'sync.tooMany': 'Gửi quá nhiều lần trong một phút. Đợi một phút; quầy tự gửi lại.',
  'sync.twice':
    'Việc này đã được làm ở quầy khác, nay thành hai lần. Xem giấy tờ đã in của hai lần, giữ một và báo người dân nếu cần.',
  'sync.unknownConflict':
    'Không có việc cần xem này ở quầy, có thể chưa nhận về. Mở lại trang đồng bộ để xem danh sách mới nhất.',
  'sync.unknownDossier':
    'Máy chủ phường chưa có hồ sơ của tệp này. Quầy tự gửi lại tệp sau khi hồ sơ đã gửi xong.',
  'sync.wardBehind':
    'Máy chủ phường mất một phần sổ đã nhận, có thể do khôi phục từ bản sao lưu. Quầy tự gửi lại phần của mình; báo người quản trị cho mọi quầy nối mạng để gửi lại đủ.',
  'sync.writtenOver':
    'Trước khi việc này được gửi, quầy khác đã ghi khác đi trên cùng hồ sơ. So hai bản rồi chọn bản đúng.',
  'sync.wrongCertificate':
    'Máy trả lời không phải máy chủ đã ghi danh (khác dấu vân tay chứng thư). Không gửi gì; báo người quản trị kiểm tra mạng và máy chủ.',
  'takeIn.altered':
    'Chữ ký của tệp không khớp: tệp đã bị sửa hoặc hỏng khi chép. Không nhận gì từ tệp này; xuất lại ở quầy rồi nạp bản mới.',
  'takeIn.badCommit':
    'Một việc trong tệp có chữ ký hoặc nội dung không khớp sổ của quầy. Không nhận gì từ tệp này; báo lãnh đạo và kiểm tra sổ trên máy của quầy.',
  'takeIn.badFile':
    'Tệp này không phải tệp việc chờ gửi của quầy, hoặc đã bị sửa. Không nhận gì; dùng đúng tệp quầy đã xuất, không mở ra lưu lại.',
  'takeIn.forked':
    'Máy chủ đã có việc khác ở đúng chỗ này trong sổ của quầy (máy từng khôi phục bản sao lưu cũ, hoặc bị sao đĩa). Không nhận gì từ tệp này; ghi danh lại quầy rồi ghi lại việc chưa gửi ở đó.',
  'takeIn.gap':
    'Máy chủ còn thiếu việc mà quầy đã gửi trước những việc trong tệp, nên chưa nhận gì. Khôi phục máy chủ từ bản mới hơn, hoặc nạp tệp xuất trước đó trước.',
  'takeIn.noFile': 'Không đọc được tệp. Ghi đúng đường dẫn: npm run ward -- take-in --file <tệp>.',
  'takeIn.stranger':
    'Tệp này của máy chưa từng ghi danh với phường, hoặc đã bị sửa. Không nhận gì từ tệp này.',
  'ticket.noneCalled': 'Quầy này chưa gọi số nào. Bấm Gọi số tiếp.',
  'ticket.notReturning':
    'Phiếu này không phải phiếu quay lại bổ sung giấy tờ. Mời ông/bà lấy số thường hoặc số ưu tiên.',
  'ticket.tooMany': 'Vừa có nhiều số được lấy liền nhau. Chờ một phút rồi lấy lại.',
  'ticket.unknown': 'Không có số này trong hôm nay. Lấy số mới.',
  'ward.badCounter': 'Tên ngắn của quầy gồm một chữ cái in hoa rồi tới bốn chữ số hoặc chữ cái, ví dụ Q2.',
  'ward.counterTaken': 'Đã có quầy dùng tên ngắn này. Chọn tên khác; tên đã in trên phiếu không dùng lại.',
  'ward.noProfile': 'Chưa có thông tin phường. Chạy “npm run quay -- ward set” với tệp cấu hình.',
  'ward.unknownDevice': 'Không có quầy nào mang mã thiết bị này. Xem danh sách bằng lệnh devices.',
  'web.portTaken': (d) =>
    `Không mở được cổng ${text(d, 'port')}. Chọn cổng khác bằng --port, ví dụ --port ${Number(d.port) + 1}.`,
};

/** The Vietnamese sentence of a failure; a code without one still says what to do. */
export function messageFor({ code, details = {} }: Failure): string {
  const sentence = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (sentence === undefined)
    return `Chưa làm được việc này (${code}). Dữ liệu đã lưu vẫn còn; thử lại hoặc báo người quản trị.`;
  return typeof sentence === 'string' ? sentence : sentence(details);
}
