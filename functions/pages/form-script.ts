/*
 * What a script adds to a form that is complete without one: it is sent without a reload, waits on the phone while there is no
 * network, and one phone rates a counter once in an hour. For browsers of 2015 (Chrome 44): ES5, no fetch, no FormData that can
 * be read. Where anything is missing it leaves the form to the browser.
 *
 *  localStorage     rating /r/8H3C…     {url, body, since}   what could not be sent; gone once it is answered, or after 30 days
 *                   once /q/00070-03    {id, at}             which rating of the last hour was this phone's
 *                   draft /r/8H3C…      {body, since}        what was chosen and typed; gone once it is sent, or after an hour
 *  sessionStorage   thanks /q/00070-03  the page that a reload shows again
 *
 * Where the browser stores nothing, what could not be sent waits as long as the page is open.
 *
 * No secret of the phone is made or sent: the ids are random ones, which the server draws with each form, so two ratings of one
 * phone have nothing in common. Who empties his storage, or has no script, can rate again: a poster proves nobody's visit.
 */
const SOURCE = `(function(w,d){
var store=function(name){try{var s=w[name];s.getItem('x');return s}catch(e){return null}};
var local=store('localStorage'),session=store('sessionStorage');
if(!w.XMLHttpRequest||!w.DOMParser||!w.JSON||!d.addEventListener)return;
var RATING='rating ',MONTH=2592e6,HOUR=36e5,busy=false,unstored=null,timer;
var put=function(s,key,value){try{s.setItem(key,value)}catch(e){}};
var drop=function(s,key){try{s.removeItem(key)}catch(e){}};
var read=function(key){try{return JSON.parse(local.getItem(key))}catch(e){return null}};
var pathOf=function(url){return url.split('?')[0]};
var here=pathOf(w.location.pathname).replace(/^\\/[QR]\\//,function(capital){return capital.toLowerCase()});
var show=function(html){
var page=new DOMParser().parseFromString(html,'text/html');
if(!page||!page.querySelector('main'))return false;
d.title=page.title;
d.body.innerHTML=page.body.innerHTML;
w.scrollTo(0,0);
var first=d.querySelector('[autofocus]')||d.querySelector('main h1');
if(first){first.setAttribute('tabindex','-1');first.focus()}
return true};
var fieldsOf=function(form){
var pairs=[];
for(var i=0;i<form.elements.length;i++){
var field=form.elements[i];
if(!field.name||field.disabled||(/^(radio|checkbox)$/.test(field.type)&&!field.checked))continue;
pairs.push(encodeURIComponent(field.name)+'='+encodeURIComponent(field.value))}
return pairs.join('&')};
var draftOf=function(form){return 'draft '+pathOf(form.getAttribute('action'))};
var restore=function(form){
var kept=read(draftOf(form)),pairs=kept&&new Date()-kept.since<HOUR?kept.body.split('&'):[];
for(var i=0;i<pairs.length;i++){
var pair=pairs[i].split('='),name=decodeURIComponent(pair[0]),value=decodeURIComponent(pair[1]);
for(var j=0;j<form.elements.length;j++){
var field=form.elements[j];
if(field.name!==name||field.type==='hidden')continue;
if(!/^(radio|checkbox)$/.test(field.type)){if(!field.value)field.value=value}
else if(field.value===value)field.checked=true}}};
var onceOf=function(form){return form.hasAttribute('data-once')?'once '+pathOf(form.getAttribute('action')):''};
var sameAsBefore=function(form){
var key=onceOf(form);
if(!key)return;
var id=form.elements.id,at=form.elements.at,known=read(key);
if(known&&known.at.slice(0,13)===at.value.slice(0,13)){id.value=known.id;at.value=known.at}
else put(local,key,JSON.stringify({id:id.value,at:at.value}))};
var mark=function(form,isSending){
var button=form&&form.querySelector('button');
if(!button)return;
if(!button.hasAttribute('data-idle'))button.setAttribute('data-idle',button.textContent);
button.textContent=isSending&&form.getAttribute('data-sending')||button.getAttribute('data-idle')};
var tell=function(form){
if(!form||form.querySelector('.lost'))return;
var note=d.createElement('p');
note.className='notice lost';
note.setAttribute('role','alert');
note.textContent=form.getAttribute('data-lost')||'';
if(note.textContent)form.insertBefore(note,form.querySelector('button'))};
var send=function(url,body,form){
var key=RATING+pathOf(url),isHere=pathOf(url)===here,request=new XMLHttpRequest();
busy=true;
unstored=null;
mark(form,true);
var ended=function(){
busy=false;
mark(form,false);
var status=request.status,answer=request.responseText||'';
var isAnswer=status>=200&&status<500&&status!==408&&status!==429&&/<main>/.test(answer);
if(isAnswer&&(isHere||status!==422))drop(local,key);
if(isAnswer&&status!==422)drop(local,'draft '+pathOf(url));
else put(local,key,JSON.stringify({url:url,body:body,since:+new Date(),stuck:isAnswer}));
if(!isAnswer&&!read(key))unstored={url:url,body:body};
if(isAnswer&&status===422&&form&&onceOf(form))drop(local,onceOf(form));
if(isHere&&status===200)put(session,'thanks '+here,answer);
if(isHere&&(isAnswer||status>=500)&&show(answer)){if(isAnswer)return}
else if(isHere)tell(form||d.querySelector('form[data-lost]'));
if(!isAnswer)later();
else if(!isHere)sendKept()};
request.open('POST',url);
request.setRequestHeader('Content-Type','application/x-www-form-urlencoded');
request.timeout=2e4;
request.onload=request.onerror=request.ontimeout=ended;
request.send(body)};
var sendKept=function(){
if(busy)return;
if(unstored)return send(unstored.url,unstored.body,d.querySelector('form[data-lost]'));
if(!local)return;
for(var i=0;i<local.length;i++){
var key=local.key(i);
if(key.indexOf(RATING)!==0)continue;
var kept=read(key);
if(!kept||new Date()-kept.since>MONTH){drop(local,key);return sendKept()}
if(kept.stuck&&pathOf(kept.url)!==here)continue;
return send(kept.url,kept.body,pathOf(kept.url)===here?d.querySelector('form[data-lost]'):null)}};
var later=function(){w.clearTimeout(timer);timer=w.setTimeout(sendKept,15e3)};
d.addEventListener('submit',function(event){
var form=event.target;
if(form.getAttribute('method')!=='post')return;
event.preventDefault();
if(busy)return;
sameAsBefore(form);
send(form.getAttribute('action'),fieldsOf(form),form)});
var keep=function(event){
var form=event.target.form;
if(form&&form.getAttribute('method')==='post')put(local,draftOf(form),JSON.stringify({body:fieldsOf(form),since:+new Date()}))};
d.addEventListener('input',keep);
d.addEventListener('change',keep);
w.addEventListener('online',sendKept);
var thanks=session&&w.performance&&w.performance.navigation&&w.performance.navigation.type===1&&session.getItem('thanks '+here);
if(!thanks||!show(thanks)){
if(session)drop(session,'thanks '+here);
var opened=d.querySelector('form[method=post][data-lost]');
if(opened&&!d.querySelector('[role=alert],[name$=-overall]:checked'))restore(opened);
sendKept()}
})(window,document)`;

/** The one script of the pages, sent inside them so that a page is one request. */
export const FORM_SCRIPT = SOURCE.replace(/\n/g, '');
