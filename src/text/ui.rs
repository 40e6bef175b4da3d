//! Labels of the interface: every short text that is not a sentence about data.
//!
//! Both languages stand side by side, so that neither is forgotten.

use super::Lang;

macro_rules! messages {
    ($($name:ident => $vi:literal, $en:literal;)*) => {
        /// A label of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Msg {
            $(#[doc = $en] $name,)*
        }

        /// The label in a language.
        #[must_use]
        pub const fn text(lang: Lang, message: Msg) -> &'static str {
            match (message, lang) {
                $((Msg::$name, Lang::Vi) => $vi, (Msg::$name, Lang::En) => $en,)*
            }
        }

        /// Every label, for tests.
        pub const ALL: &[Msg] = &[$(Msg::$name,)*];
    };
}

messages! {
    AppName => "Tự chấm CCHC", "PAR self-scoring";
    SkipToContent => "Đến nội dung chính", "Skip to content";
    Language => "Ngôn ngữ", "Language";
    ThemeSystem => "Giao diện: theo máy", "Theme: as the system";
    ThemeLight => "Giao diện: sáng", "Theme: light";
    ThemeDark => "Giao diện: tối", "Theme: dark";
    NavVerify => "Kiểm tra tệp", "Check files";
    NavHelp => "Trợ giúp", "Help";
    DraftPages => "Các trang của phiếu", "Pages of the draft";
    NavSheet => "Chấm điểm", "Scoring";
    NavEvidence => "Tài liệu", "Documents";
    NavRank => "Xếp hạng", "Ranking";
    NavPlan => "Kế hoạch tăng điểm", "Improvement plan";
    NavExport => "Xuất tệp", "Export";
    Year => "năm", "year";
    Undo => "Hoàn tác", "Undo";
    Redo => "Làm lại", "Redo";
    SavedUnchanged => "Đã lưu trên máy này", "Saved on this machine";
    Saving => "Đang lưu…", "Saving…";
    SavedAt => "Đã lưu", "Saved";
    NotSaved => "Chưa lưu được", "Not saved";
    NotOfficial => "Bộ tiêu chí minh họa, không phải bộ chỉ số chính thức.", "Illustrative criteria, not an official set.";
    Areas => "Lĩnh vực", "Areas";
    StillOpen => "chưa trả lời:", "open:";
    LeftOutShort => "không tính", "left out";
    LeftOut => "Không tính vào điểm tối đa", "Left out of the maximum";
    PreviousArea => "Trước", "Previous";
    NextArea => "Tiếp theo", "Next";
    FiguresLabel => "Kết quả tạm tính", "Figures so far";
    SelfScored => "Tự chấm", "Self score";
    Projected => "Dự kiến", "Projected";
    Index => "Chỉ số", "Index";
    CertainPossible => "Chắc chắn … có thể", "Certain … possible";
    OfWhichAssumed => "điểm trong số đó là giả định (điều tra, chỉ số ngoài, hội đồng)", "points of it are assumed (survey, external index, council)";
    Bonus => "Điểm thưởng", "Bonus";
    Penalty => "Điểm trừ", "Penalty";
    Class => "Xếp loại", "Class";
    NoClasses => "bộ này không quy định xếp loại", "this set has no classes";
    Certainly => "Chắc chắn đạt:", "Certain:";
    Possibly => "có thể đạt:", "possible:";
    StillMissing => "còn thiếu", "missing";
    BarredByVeto => "bị chặn bởi điều kiện khống chế", "barred by a veto";
    ConditionsUnmet => "điều kiện chưa đạt", "conditions unmet";
    MissingHeading => "Còn thiếu, nhiều điểm nhất trước", "Missing, most points first";
    Reading => "Cách nhìn năm", "Reading of the year";
    ReadingToDate => "Thực tế đến nay", "Actual to date";
    ReadingYearEnd => "Dự kiến đến 31/12", "Expected by 31 December";
    NoSurvey => "Năm nay không điều tra XHH", "No survey was held this year";
    ExpectedLoss => "Điểm dự kiến bị trừ khi thẩm định", "Points expected to be lost in appraisal";
    LossUnreadable => "Điểm dự kiến bị trừ chưa đọc được nên chưa tính. Nhập số, ví dụ 1,5.", "The expected loss cannot be read and is not used. Enter a number, such as 1.5.";
    FindWords => "Tìm tiêu chí", "Find a criterion";
    FilterLabel => "Lọc", "Show";
    Everybody => "Mọi người", "Everybody";
    ShowAllLeaves => "Bỏ lọc", "Show all";
    ToMend => "Cần sửa những ô sau", "Please correct these fields";
    MoreToGain => "Làm gì để thêm điểm? Còn", "What gives more? Up to";
    NothingGivesMore => "Không còn việc nào của đơn vị làm tăng điểm tiêu chí này.", "Nothing the body itself can do raises this criterion.";
    NextOpen => "Đến tiêu chí kế tiếp chưa trả lời", "Go to the next unanswered criterion";
    NextFound => "Đến tiêu chí kế tiếp trong kết quả tìm", "Go to the next criterion that was found";
    RankBy => "Xếp hạng theo", "Rank by";
    RankByTotal => "Tổng kết quả", "The total";
    ListSigned => "Danh sách có chữ ký và chưa bị sửa. Đối chiếu dấu nhận dạng khóa này với Sở Nội vụ:", "The list is signed and unaltered. Compare this key fingerprint with the secretariat:";
    ListNotSigned => "Danh sách này không có chữ ký: không rõ do ai lập.", "This list is not signed: nobody can tell who made it.";
    DraftName => "Tên phiếu (để phân biệt nhiều phiếu; bỏ trống thì lấy tên đơn vị)", "Name of the draft (to tell several apart; the body's name when blank)";
    ClassLimits => "Các mức xếp loại", "The classes and their limits";
    Shortcuts => "Phím tắt", "Keyboard shortcuts";
    ShortcutsLetters => "Dùng phím tắt một chữ (khi con trỏ không ở trong ô nhập)", "Use single-key shortcuts (while no field is being typed in)";
    Close => "Đóng", "Close";
    DeadlineLabel => "Hạn gửi phiếu tự chấm", "Self score due on";
    DayMonthYear => "ngày/tháng/năm", "day/month/year";
    DeadlineUnreadable => "Hạn gửi chưa đọc được. Nhập ngày/tháng/năm, ví dụ 15/12/2026.", "The date cannot be read. Enter day/month/year, such as 15/12/2026.";
    LastYearLabel => "So với năm trước", "Compare with last year";
    NoLastYear => "Muốn so với năm trước: mở tệp phiếu năm trước ở trang đầu, hoặc ở phiếu đó bấm “Sang năm sau”.", "To compare with last year: open last year's draft file on the start page, or press “To the next year” there.";
    NoComparison => "Không so sánh", "No comparison";
    ToNextYear => "Sang năm sau", "To the next year";
    AnyPlace => "Mọi tỉnh, thành phố", "All provinces";
    AnyLevel => "Mọi cấp", "All levels";
    AnyYear => "Mọi năm", "All years";
    PlaceLabel => "Tỉnh, thành phố", "Province";
    LevelLabel => "Cấp", "Level";
    NavOverview => "Tổng quan", "Overview";
    OverviewHeading => "Tổng quan phiếu chấm", "Overview of the draft";
    ByArea => "Theo lĩnh vực", "By area";
    ByPerson => "Theo người phụ trách", "By person in charge";
    Nobody => "Chưa giao cho ai", "In nobody's charge";
    NobodyNamed => "Chưa giao tiêu chí nào cho ai. Mở “Giải trình, người phụ trách” ở từng tiêu chí để ghi tên.", "No criterion is in anybody's charge. Open “Explanation, person in charge” at a criterion to name somebody.";
    NoDeadline => "Chưa có hạn gửi. Ghi hạn ở “Thông tin phiếu” trên trang Chấm điểm.", "No due date is set. Enter it under “Facts” on the scoring page.";
    ThisDraft => "Phiếu này", "This draft";
    LastYear => "Năm trước", "Last year";
    ListMean => "Trung bình danh sách", "Mean of the list";
    PercentOfMax => "% điểm tối đa", "% of the maximum";
    Answered => "Đã trả lời", "Answered";
    PickDocumentFile => "Tệp của tài liệu (chỉ tính mã SHA-256 trên máy này, không gửi đi đâu):", "File of the document (only its SHA-256 is worked out on this machine; it is sent nowhere):";
    ReadingFile => "Đang đọc tệp", "Reading the file";
    FileUnreadable => "Không đọc hết được tệp. Kiểm tra tệp còn ở đó và mở được, rồi chọn lại.", "The file could not be read to its end. See that it is still there and can be opened, then pick it again.";
    SignedByAsRead => "Người ký ghi trong tệp:", "Signed, as the file says, by:";
    CertificateUnchecked => "chưa kiểm tra chứng thư", "certificate not checked";
    OwnPack => "tệp riêng", "own file";
    RemovePack => "Bỏ khỏi danh sách", "Remove from the list";
    PackTaken => "Bộ tiêu chí trong tệp đã được kiểm tra và có trong danh sách bên dưới.", "The criteria set of the file was checked and is in the list below.";
    PackIdTaken => "Mã (id) của bộ tiêu chí trùng với một bộ có sẵn. Đổi “id” trong tệp rồi mở lại.", "The id of the criteria set is that of a shipped one. Change “id” in the file and open it again.";
    OpeningOffice => "Đang mở…", "Opening…";
    OfficeNotLoaded => "Chưa tải được phần này của trang (mất mạng?). Kết nối lại rồi bấm Thử lại; nếu vẫn không được, hãy tải lại trang.", "This part of the page could not be loaded (offline?). Connect and try again; if that does not help, reload the page.";
    OpeningPack => "Đang mở bộ tiêu chí…", "Opening the criteria set…";
    PackNotLoaded => "Chưa tải được bộ tiêu chí (mất mạng?). Kết nối lại rồi bấm Thử lại; nếu vẫn không được, hãy tải lại trang.", "The criteria set could not be loaded (offline?). Connect and try again; if that does not help, reload the page.";
    OpeningList => "Đang mở danh sách kết quả…", "Opening the list of results…";
    ListNotLoaded => "Chưa tải được danh sách kết quả (mất mạng?). Kết nối lại rồi bấm Thử lại; nếu vẫn không được, hãy tải lại trang.", "The list of results could not be loaded (offline?). Connect and try again; if that does not help, reload the page.";
    LoadAgain => "Thử lại", "Try again";
    Search => "Tìm tiêu chí", "Search criteria";
    NothingFound => "Không có tiêu chí nào khớp. Thử ít chữ hơn; gõ không dấu cũng được.", "No criterion matches. Try fewer letters; marks are not needed.";
    FilterAll => "Tất cả", "All";
    FilterOpen => "Chưa trả lời", "Not answered";
    FilterLost => "Mất điểm", "Points lost";
    FilterUnproven => "Thiếu tài liệu kiểm chứng", "Lacks evidence";
    NotArisen => "Không phát sinh trong năm", "Not arisen in the year";
    Appraised => "Điểm thẩm định", "Appraised points";
    Rank => "Thứ hạng", "Rank";
    RankUnknown => "Chưa có danh sách điểm của khối để xếp hạng. Nạp tệp kết quả của khối.", "No results of the cohort to rank against. Load the cohort's file.";
    RankFromPart => "Danh sách chưa đủ các đơn vị nên thứ hạng là một khoảng.", "The list is not complete, so the rank is a range.";
    LoadCohort => "Nạp kết quả của khối", "Load results of the cohort";
    Scenario => "Phương án", "Scenario";
    NewScenario => "Thêm phương án", "Add a scenario";
    AdoptChange => "Đưa vào phiếu", "Adopt into the draft";
    Effort => "Công sức", "Effort";
    Impossible => "Không thể", "Not possible";
    ShortestWay => "Đường ngắn nhất lên loại kế tiếp", "Shortest way to the next class";
    NoWay => "Với các việc đã chọn thì chưa đủ lên loại này. Cho phép thêm việc hoặc chọn loại thấp hơn.", "The moves allowed do not reach this class. Allow more of them, or choose a lower class.";
    Gain => "Điểm tăng", "Gain";
    AppraisalRisk => "Rủi ro khi thẩm định", "Risks in appraisal";
    NoRisk => "Không thấy rủi ro nào trước khi xuất tệp.", "No risk found before export.";
    SignAndExport => "Ký và xuất tệp", "Sign and export";
    PrintReport => "In báo cáo", "Print the report";
    DigestLabel => "Mã kiểm tra của tệp", "Digest of the file";
    NotStateSignature => "Chữ ký này không thay chữ ký số chuyên dùng công vụ.", "This signature is not the state's own digital signature.";
    Fingerprint => "Dấu nhận dạng khóa", "Key fingerprint";
    NewKey => "Tạo khóa ký", "Make a signing key";
    Passphrase => "Mật khẩu của khóa", "Passphrase of the key";
    PassphraseWrong => "Mật khẩu không đúng. Nhập lại.", "Wrong passphrase. Enter it again.";
    Countersign => "Thủ trưởng ký xác nhận", "Countersignature of the head";
    DropFiles => "Kéo thả tệp vào đây, hoặc bấm để chọn", "Drop files here, or press to choose";
    FileGenuine => "Nguyên vẹn, đúng người ký", "Genuine";
    FileAltered => "Đã bị sửa sau khi ký", "Altered after signing";
    KeyUnknown => "Không rõ khóa của đơn vị nào", "Key not known";
    Recomputed => "Điểm tính lại", "Recomputed points";
    Working => "Đang xử lý…", "Working…";
    Stop => "Dừng", "Stop";
    StateOpen => "Chưa trả lời", "Not answered";
    StateInvalid => "Cần sửa", "To be corrected";
    StateUnproven => "Thiếu tài liệu kiểm chứng", "Lacks evidence";
    StateAssumed => "Giả định", "Assumed";
    PointsWord => "điểm", "points";
    AppliesLabel => "Áp dụng với đơn vị", "Applies to this body";
    AppliesYes => "Có áp dụng", "Applies";
    AppliesNo => "Không áp dụng (loại khỏi điểm tối đa)", "Not applicable (leaves the maximum)";
    Reason => "Lý do", "Reason";
    TypedPoints => "Điểm nhập tay (thay điểm tính)", "Typed points (instead of computed)";
    Explanation => "Giải trình, người phụ trách", "Explanation, person in charge";
    ExplanationHint => "Giải trình cách chấm, nhất là khi thiếu tài liệu kiểm chứng", "How it was scored, above all where evidence is missing";
    Person => "Người phụ trách", "Person in charge";
    PrivateNote => "Ghi chú riêng (không gửi đi)", "Private note (never sent)";
    Yes => "Có", "Yes";
    No => "Không", "No";
    Met => "Đạt yêu cầu", "Met";
    NotMet => "Không đạt yêu cầu", "Not met";
    ClearChoice => "Bỏ chọn", "Clear";
    NoSuchDocument => "Không ban hành văn bản này", "There is no such document";
    DateHint => "ngày/tháng/năm", "day/month/year";
    JudgedPoints => "Điểm tự chấm", "Self score";
    Why => "Vì sao?", "Why?";
    Evidence => "Tài liệu kiểm chứng", "Evidence";
    EvidenceAsked => "Bộ tiêu chí yêu cầu", "The set asks for";
    Section => "Mục", "Section";
    PageNumber => "Trang", "Page";
    Unlink => "Gỡ", "Unlink";
    LinkKnown => "Dùng tài liệu đã có", "Use a known document";
    Choose => "Chọn…", "Choose…";
    AddDocument => "Thêm tài liệu", "Add document";
    DocumentNumber => "Số, ký hiệu", "Number";
    DocumentDate => "Ngày", "Date";
    DocumentTitle => "Trích yếu", "Title";
    DocumentIssuer => "Cơ quan ban hành", "Issuer";
    DownloadDraft => "Tải bản nháp về máy", "Download the draft";
    OtherTab => "Phiếu này vừa được lưu ở một thẻ (tab) khác. Thẻ này chuyển sang chỉ xem để không ghi đè.", "This draft was just saved in another tab. This tab is read-only now, so nothing is overwritten.";
    TakeOver => "Mở bản mới nhất và làm tiếp ở đây", "Open the newest version and go on here";
    HomeLead => "Chấm điểm, biết ngay điểm, xếp loại và thứ hạng. Dữ liệu chỉ nằm trên máy này, không gửi đi đâu.", "Score yourself and see points, class and rank at once. Data stays on this machine.";
    NoDrafts => "Chưa có phiếu nào trên máy này. Chọn một bộ tiêu chí bên dưới để bắt đầu, hoặc bấm “Xem thử” để xem một phiếu đã điền.", "No drafts on this machine yet. Choose a criteria set below to start, or press “Try an example”.";
    YourDrafts => "Phiếu của bạn trên máy này", "Your drafts on this machine";
    ChangedAt => "sửa lúc", "changed";
    CopyDraft => "Nhân bản", "Copy";
    Remove => "Xóa", "Remove";
    RemoveQuestion => "Xóa hẳn phiếu này khỏi máy? Việc này không hoàn tác được.", "Remove this draft from this machine for good? This cannot be undone.";
    RemoveYes => "Xóa hẳn", "Remove for good";
    Cancel => "Thôi", "Cancel";
    DownloadAsIs => "Tải nguyên trạng về máy", "Download as it is";
    CannotOpenDraft => "Không mở được phiếu", "Cannot open the draft";
    BackToStart => "Về trang đầu", "Back to the start";
    OpenDraftFile => "Mở từ tệp (phiếu hoặc bộ tiêu chí)", "Open from a file (a draft or a criteria set)";
    ChoosePack => "Bắt đầu phiếu mới: chọn bộ tiêu chí", "Start a new draft: choose a criteria set";
    SearchPacks => "Tìm theo tỉnh, cấp hoặc tên", "Search by province, level or name";
    NoPackFound => "Không có bộ tiêu chí nào khớp. Thử gõ ngắn hơn, ví dụ “hai phong”.", "No set matches. Try fewer letters.";
    LeavesWord => "tiêu chí chấm điểm", "scored criteria";
    ScaleOf => "thang", "scale";
    StartDraft => "Bắt đầu chấm", "Start";
    TryExample => "Xem thử", "Try an example";
    ViewPack => "Xem bộ tiêu chí", "View the set";
    BodyName => "Tên cơ quan, đơn vị", "Name of the body";
    BodyMissing => "Nhập tên cơ quan, đơn vị để bắt đầu, ví dụ “Sở Xây dựng”.", "Enter the name of the body to start.";
    CohortLabel => "Khối xếp hạng", "Cohort";
    YearLabel => "Năm đánh giá", "Scored year";
    NoDocuments => "Chưa có tài liệu nào. Thêm tại đây, hoặc ngay ở từng tiêu chí trên trang “Chấm điểm”.", "No documents yet. Add them here, or at each criterion on the page “Scoring”.";
    EvidenceRegister => "Danh mục tài liệu kiểm chứng", "Evidence register";
    EvidenceLead => "Mỗi tài liệu nhập một lần, dùng được cho nhiều tiêu chí. Tệp gốc không rời khỏi máy.", "Each document is entered once and may serve several criteria. Files never leave the machine.";
    UsedBy => "Dùng cho tiêu chí", "Used by criteria";
    UsedNowhere => "chưa dùng ở tiêu chí nào", "not used yet";
    LegalBasis => "Căn cứ pháp lý", "Legal basis";
    CriteriaTable => "Bảng tiêu chí và cách tính", "Criteria and rules";
    Code => "Mã", "Code";
    CriterionName => "Lĩnh vực, tiêu chí", "Area, criterion";
    Maximum => "Điểm tối đa", "Maximum";
    Rule => "Cách tính", "Rule";
    RankLead => "Điểm dự kiến của đơn vị được đặt vào danh sách điểm của khối. Chọn danh sách có sẵn, nạp tệp, hoặc dán từ Excel.", "The projected result of the body is put into the list of its cohort. Choose a shipped list, load a file, or paste from Excel.";
    ListLabel => "Danh sách so sánh", "List to compare with";
    ListFits => "(đúng bộ tiêu chí này)", "(made for this set)";
    ListOwn => "Danh sách của bạn", "Your own list";
    LoadList => "Nạp tệp danh sách (.json)", "Load a list file (.json)";
    PasteList => "Dán bảng từ Excel: tên đơn vị và điểm, mỗi dòng một đơn vị", "Paste a table from Excel: body and result, one per line";
    UsePasted => "Dùng danh sách đã dán", "Use the pasted list";
    NoList => "Chưa có danh sách nào cho bộ tiêu chí này. Chọn, nạp hoặc dán một danh sách bên dưới.", "No list for this set yet. Choose, load or paste one below.";
    RankColumn => "Hạng", "Rank";
    BodyColumn => "Cơ quan, đơn vị", "Body";
    ResultColumn => "Kết quả", "Result";
    YourBody => "đơn vị của bạn", "your body";
    GapAbove => "Kém đơn vị đứng trên", "Behind the next above";
    GapBelow => "Hơn đơn vị đứng dưới", "Ahead of the next below";
    ListSource => "Nguồn", "Source";
    ExportHeading => "Rà soát, ký và xuất tệp", "Check, sign and export";
    NoRisks => "Không thấy rủi ro nào: mọi tiêu chí đã trả lời và có tài liệu.", "No risks found: every criterion is answered and backed.";
    RisksHeading => "Rủi ro thẩm định", "Appraisal risks";
    ReportTexts => "Nội dung báo cáo", "Texts of the report";
    Difficulties => "Khó khăn, vướng mắc", "Difficulties";
    Proposals => "Đề xuất, kiến nghị", "Proposals";
    ParentBody => "Cơ quan cấp trên", "Parent body";
    ReportPlace => "Địa danh, ngày tháng năm", "Place and date";
    SignerTitle => "Chức vụ người ký", "Title of the signer";
    SignerName => "Họ tên người ký", "Name of the signer";
    SignedFile => "Đã ký và tải về tệp", "Signed and downloaded";
    FileDigest => "Mã SHA-256 của nội dung", "SHA-256 of the content";
    KeyThisVisit => "Khóa ký được tạo trên máy này và chỉ giữ đến khi đóng trang. Chữ ký giúp phát hiện sửa đổi; nó không thay chữ ký số chuyên dùng công vụ.", "The key was made on this machine and is kept until the page is closed. The signature reveals changes; it does not replace the state's own digital signature.";
    SignHeading => "Ký và xuất tệp nộp", "Sign and export";
    SignLead => "Tệp JSON chứa toàn bộ câu trả lời, kết quả, giải trình và chữ ký. Gửi tệp này cho Sở Nội vụ.", "The JSON file holds all answers, results, explanations and the signature. Send it to the secretariat.";
    SignIncomplete => "Phiếu chưa hoàn thành. Số tiêu chí chưa trả lời:", "The sheet is not complete. Criteria not answered:";
    SignAndDownload => "Ký và tải tệp", "Sign and download";
    NoRandom => "Trình duyệt không có nguồn số ngẫu nhiên an toàn nên không tạo được khóa ký. Hãy dùng Chrome, Edge, Cốc Cốc hoặc Firefox bản mới.", "The browser has no safe random source, so no key can be made. Use a current browser.";
    CannotSign => "Không ký được tệp. Hãy tải bản nháp về và thử lại sau khi tải lại trang.", "The file could not be signed. Download the draft, reload and try again.";
    CannotDownload => "Trình duyệt không cho tải tệp về. Hãy cho phép tải xuống rồi thử lại.", "The browser does not allow the download. Allow it and try again.";
    ReportTitle => "Báo cáo tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm", "Self-assessment on the administrative-reform index, year";
    EvidenceAndExplanation => "Tài liệu kiểm chứng, giải trình", "Evidence, explanation";
    VerifyHeading => "Kiểm tra tệp đã ký", "Check signed files";
    VerifyLead => "Chọn một hoặc nhiều tệp nộp (.json). Tệp chỉ được đọc trên máy này, không gửi đi đâu.", "Choose one or more submissions (.json). Files are read on this machine only.";
    PickFiles => "Chọn tệp", "Choose files";
    SpeedHeading => "Đo tốc độ trên máy này", "Speed on this machine";
    SpeedLead => "Đo phần tính điểm ngay trong trình duyệt, trên một bộ tiêu chí tổng hợp (không phải bộ của cơ quan nào).", "Measures the engine in this browser, on a synthetic set that is nobody's.";
    SpeedWhat => "Việc được đo", "What is measured";
    SpeedSize => "Số tiêu chí hoặc số tệp", "Leaves, or files";
    SpeedFigure => "Trung vị 5 lượt (ms)", "Median of 5 rounds (ms)";
    SpeedEvaluate => "Sửa một ô → tổng điểm, xếp loại", "One edit → total and class";
    SpeedWhatIfs => "Thử riêng từng tiêu chí (“nếu … thì”), rồi trả lại như cũ", "Each leaf changed alone (what-if) and put back";
    SpeedWhole => "Chấm lại toàn bộ", "The whole scored anew";
    SpeedRead => "Đọc bộ tiêu chí → tổng điểm đầu tiên", "Set file → first total";
    SpeedDesk => "Tệp nộp đã ký: đọc, xác minh, tính lại, xếp hạng (bộ 96 tiêu chí)", "Signed files: read, verify, recompute, rank (set of 96 leaves)";
    SpeedMany => "Đo với 3.500 tệp (một lượt; tạo và ký tệp không tính giờ)", "Measure 3,500 files (one round; making and signing them is not timed)";
    SpeedFiles => "Số tệp đã xử lý:", "Files done:";
    SpeedMemory => "Bộ nhớ chương trình đã dùng:", "Memory the program took:";
    SpeedPlan => "Đường ngắn nhất lên loại kế tiếp", "Least effort to the next class";
    ExamplesHeading => "Ví dụ của bộ tiêu chí, tính ngay tại đây", "Examples of the set, computed here";
    ExampleName => "Ví dụ", "Example";
    ExamplePublished => "công bố", "published";
    ExampleByHand => "tính tay", "by hand";
    ExampleExpected => "Tổng phải ra", "Expected total";
    ExampleComputed => "Phần mềm tính", "Computed";
    ExampleVerdict => "Kết luận", "Verdict";
    ExampleSame => "khớp", "equal";
    ExampleDiffers => "KHÁC", "DIFFERS";
    SetupHeading => "Thông tin phiếu: đơn vị, năm, khối, điều tra, dự kiến bị trừ", "About the sheet: body, year, cohort, survey, expected loss";
    StartSubmit => "Tạo phiếu", "Create the draft";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_has_both_languages() {
        for message in ALL {
            assert!(!text(Lang::Vi, *message).trim().is_empty(), "{message:?}");
            assert!(!text(Lang::En, *message).trim().is_empty(), "{message:?}");
        }
    }
}
