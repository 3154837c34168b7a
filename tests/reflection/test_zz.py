import time, statistics, random, cProfile, pstats
from tests.reflection.results_world import *
from tests.reflection.test_results_pages import url, argue, act
from samenverder.reflection.models import *
import pytest
exec(open('/tmp/speed.py').read().split('@pytest.mark')[0].split('import *',2)[2])
@pytest.mark.django_db
def test_speed(region, client_for, mia):
    ins=make_instrument(FULL)
    orgs=make_organisations(region,["vo","vo","pro","vso","mbo","mbo","municipality","employer","youth_care","board"])
    a=make_session(region,ins,title="V"); fill(a,100,orgs,seed=2); reveal(a)
    for k in range(3):
        b=make_session(region,ins,previous=a); fill(b,100,orgs,seed=30+k,drift=.3)
        t=time.process_time(); f=reveal(b); print("build 100 with change cpu",round(time.process_time()-t,3))
    for i in range(60): argue(b,["A1","P3","M2"][i%3],"Een argument van een regel of twee, om te laden.")
    c=client_for(mia)
    for name,path in [("results",url(b)),("tabel",url(b)+"?beeld=tabel"),("lagen",url(b)+"?beeld=lagen"),("org",url(b)+"?beeld=organisaties"),("statement",url(b,"results_statement","A1")),("report",url(b,"report")),("pdf",url(b,"report_pdf")),("csv",url(b,"results_csv")),("xlsx",url(b,"results_xlsx"))]:
        c.get(path); ts=[]
        for _ in range(30):
            t=time.process_time(); r=c.get(path); ts.append(time.process_time()-t)
        ts.sort(); print(name,r.status_code,"cpu median",round(ts[15]*1000,1),"p95",round(ts[28]*1000,1))
    pr=cProfile.Profile(); pr.enable()
    for _ in range(10): c.get(url(b))
    pr.disable(); pstats.Stats(pr).sort_stats("cumtime").print_stats(45)
