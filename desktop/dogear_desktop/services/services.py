"""All services, as the windows are given them."""

from dataclasses import dataclass

from dogear_desktop.services.document_service import DocumentService
from dogear_desktop.services.explain_service import ExplainService
from dogear_desktop.services.index_service import IndexService
from dogear_desktop.services.library_service import LibraryService
from dogear_desktop.services.model_service import ModelService
from dogear_desktop.services.opener import Opener
from dogear_desktop.services.page_service import PageService
from dogear_desktop.services.report_service import ReportService
from dogear_desktop.services.search_service import SearchService


@dataclass(frozen=True, slots=True)
class Services:
    """What the windows ask of the engine and of the desktop."""

    search: SearchService
    documents: DocumentService
    pages: PageService
    indexing: IndexService
    library: LibraryService
    models: ModelService
    report: ReportService
    explain: ExplainService
    opener: Opener
